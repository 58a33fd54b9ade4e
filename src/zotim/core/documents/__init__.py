"""Whatever the system writes for people as files: papers (PDF, DOCX, JSON) and tables (XLSX, CSV).

``paper`` holds the neutral model, ``pdf``, ``docx`` and ``sheets`` render it.
"""
