"""A made-up file of activities, and a made-up standard: a small schema, code lists of both kinds, a ruleset."""

import json
from pathlib import Path

GOOD = """<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03" generated-datetime="2026-11-01T10:00:00Z" xmlns:z="https://example.org/z" z:made="yes">
  <iati-activity xml:lang="en" default-currency="EUR" last-updated-datetime="2026-10-01T10:00:00Z" z:grade="1">
    <iati-identifier>XM-DAC-90-DEMINING</iati-identifier>
    <reporting-org ref="XM-DAC-90" type="10"><narrative>Ministry of Examples</narrative></reporting-org>
    <title><narrative>Demining</narrative><narrative xml:lang="sq">Çminim</narrative></title>
    <description type="1"><narrative>Fields are cleared &amp; marked.</narrative></description>
    <participating-org ref="XM-DAC-90" role="1" type="10"/>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2026-01-01"/>
    <activity-date type="3" iso-date="2027-01-01"/>
    <contact-info><organisation><narrative>Example</narrative></organisation><email>a@example.org</email></contact-info>
    <recipient-country code="IQ" percentage="100"/>
    <location ref="a">
      <location-id vocabulary="A4" code="IQ-NI"/>
      <point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>36.34 43.13</pos></point>
      <exactness code="2"/>
    </location>
    <sector vocabulary="1" code="15250" percentage="60"/>
    <sector vocabulary="1" code="73010" percentage="40"/>
    <humanitarian-scope type="1" vocabulary="1-2" code="EQ-2015-000048-NPL"/>
    <budget type="1" status="1">
      <period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/>
      <value value-date="2026-01-01">100000</value>
    </budget>
    <planned-disbursement>
      <period-start iso-date="2026-01-01"/>
      <value value-date="2026-01-01">50000</value>
      <receiver-org ref="XM-DAC-41114"><narrative>Fund</narrative></receiver-org>
    </planned-disbursement>
    <transaction ref="t1">
      <transaction-type code="2"/><transaction-date iso-date="2026-02-01"/>
      <value value-date="2026-02-01">100000.00</value>
      <provider-org ref="XM-DAC-90"/>
      <z:note>kept</z:note>
    </transaction>
    <document-link url="https://example.org/a.pdf" format="application/pdf">
      <title><narrative>Report</narrative></title><category code="A01"/>
    </document-link>
    <related-activity ref="XM-DAC-90-ALL" type="1"/>
    <legacy-data name="old" value="1"/>
    <conditions attached="0"/>
    <result type="1">
      <title><narrative>Fields</narrative></title>
      <indicator measure="1">
        <title><narrative>Hectares</narrative></title>
        <baseline year="2025" value="0"/>
        <period>
          <period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/>
          <target value="40"><location ref="a"/><dimension name="land" value="farm"/></target>
          <actual value="12"/>
        </period>
      </indicator>
    </result>
    <crs-add><other-flags code="1" significance="1"/></crs-add>
    <z:own xmlns:q="https://example.org/q"><q:x q:y="1">t</q:x></z:own>
  </iati-activity>
  <z:end/>
</iati-activities>
"""

SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
<xsd:include schemaLocation="common.xsd"/>
<xsd:element name="iati-activity"><xsd:complexType><xsd:sequence>
<xsd:element ref="iati-identifier"/>
<xsd:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
</xsd:sequence><xsd:anyAttribute processContents="skip"/></xsd:complexType></xsd:element>
</xsd:schema>"""
COMMON = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<xsd:element name="iati-identifier" type="xsd:string"/>
</xsd:schema>"""
MAPPING = """<mappings>
<mapping><path>//iati-activity/@default-currency</path><codelist ref="Currency"/></mapping>
<mapping><path>//iati-activity/activity-status/@code</path><codelist ref="ActivityStatus"/></mapping>
<mapping><path>//iati-activity/sector/@code</path><codelist ref="Sector"/>
<condition>@vocabulary = '1' or not(@vocabulary)</condition></mapping>
<mapping><path>//iati-activity/transaction/value/@currency</path><codelist ref="Currency"/></mapping>
<mapping><path>//iati-organisation/@default-currency</path><codelist ref="Currency"/></mapping>
<mapping><path>//@xml:lang</path><codelist ref="Language"/></mapping>
<mapping><path>//iati-activity/activity-scope/@code</path><codelist ref="ActivityScope"/></mapping>
</mappings>"""
LISTS = {
    "Currency": (True, "EUR USD"),
    "ActivityStatus": (True, "1 2 3"),
    "Sector": (False, "15250 73010"),
    "Language": (True, "sq en ar"),
    "OrganisationRegistrationAgency": (True, "XM-DAC XK-ARBK"),
}


def rules(**kinds: list[dict[str, object]]) -> dict[str, object]:
    """A ruleset of activities."""
    return {"/iati-activities/iati-activity": {kind: {"cases": cases} for kind, cases in kinds.items()}}


def codelist(name: str, complete: bool, codes: str) -> str:
    """A code list as it is published."""
    items = "".join(f"<codelist-item><code>{code}</code></codelist-item>" for code in codes.split())
    return f'<codelist name="{name}" complete="{int(complete)}"><codelist-items>{items}</codelist-items></codelist>'


def standard(folder: Path, ruleset: object | None = None) -> Path:
    """The made-up standard in *folder*, laid out as the published one is."""
    (folder / "xsd").mkdir(parents=True)
    (folder / "xsd" / "iati-activities-schema.xsd").write_text(SCHEMA, encoding="utf-8")
    (folder / "xsd" / "common.xsd").write_text(COMMON, encoding="utf-8")
    (folder / "codelists" / "xml").mkdir(parents=True)
    (folder / "codelists" / "mapping.xml").write_text(MAPPING, encoding="utf-8")
    for name, (complete, codes) in LISTS.items():
        (folder / "codelists" / "xml" / f"{name}.xml").write_text(codelist(name, complete, codes), encoding="utf-8")
    info = {"id": "6.11.1", "severity": "error", "message": "The activity must have a start date."}
    said = ruleset or rules(atleast_one=[{"paths": ["activity-date[@type='1' or @type='2']"], "ruleInfo": info}])
    (folder / "rulesets").mkdir()
    (folder / "rulesets" / "standard.json").write_text(json.dumps(said), encoding="utf-8")
    return folder
