"""Whatever the system writes for people as files: papers (PDF, DOCX, JSON), tables (XLSX, CSV), due days (iCalendar).

``paper`` holds the neutral model, ``pdf``, ``docx`` and ``sheets`` render it.
"""
