"""A schema in the shape in which units publish theirs, with few elements; and a report that it takes."""

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="report"><xs:complexType><xs:sequence>
 <xs:element name="rentity_id"><xs:simpleType><xs:restriction base="xs:int"><xs:minInclusive value="1"/>
  </xs:restriction></xs:simpleType></xs:element>
 <xs:element name="report_code" type="report_type"/>
 <xs:element name="entity_reference" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
  <xs:maxLength value="10"/></xs:restriction></xs:simpleType></xs:element>
 <xs:choice><xs:element name="submission_date" type="sql_date"/>
  <xs:element name="report_date" type="sql_date"/></xs:choice>
 <xs:element name="reporting_person" type="t_person" minOccurs="0"/>
 <xs:choice>
  <xs:sequence>
   <xs:element name="transaction" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="transactionnumber" type="xs:string"/>
    <xs:element name="amount_local" type="xs:decimal"/>
    <xs:choice>
     <xs:element name="t_from_my_client"><xs:complexType><xs:sequence>
      <xs:choice><xs:element name="from_person" type="t_person"/>
       <xs:element name="from_entity" type="t_entity"/></xs:choice>
     </xs:sequence></xs:complexType></xs:element>
     <xs:element name="t_from"><xs:complexType><xs:sequence><xs:element name="from_person" type="t_person"/>
     </xs:sequence></xs:complexType></xs:element>
    </xs:choice>
    <xs:element name="comments" type="xs:string" minOccurs="0"/>
   </xs:sequence></xs:complexType></xs:element>
   <xs:element name="activity" type="t_activity" minOccurs="0"/>
  </xs:sequence>
  <xs:element name="activity" type="t_activity"/>
 </xs:choice>
</xs:sequence></xs:complexType></xs:element>
<xs:complexType name="t_activity"><xs:sequence>
 <xs:element name="report_party" maxOccurs="unbounded"><xs:complexType><xs:sequence>
  <xs:choice><xs:element name="person" type="t_person"/><xs:element name="entity" type="t_entity"/></xs:choice>
  <xs:element name="reason" type="xs:string" minOccurs="0"/>
 </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
<xs:complexType name="t_name"><xs:sequence><xs:element name="first_name" type="xs:string"/>
 <xs:element name="last_name" type="xs:string"/></xs:sequence></xs:complexType>
<xs:complexType name="t_person"><xs:complexContent><xs:extension base="t_name"><xs:sequence>
 <xs:element name="birthdate" type="sql_date" minOccurs="0"/>
 <xs:element name="gender" type="gender_type" minOccurs="0"/>
 <xs:element name="previous_names" minOccurs="0"><xs:complexType><xs:sequence>
  <xs:element name="previous_name" type="t_name" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
 <xs:element name="nationality1" type="xs:string" minOccurs="0"/>
 <xs:element name="identification" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
  <xs:element name="number" type="xs:string"/><xs:element name="issue_country" type="xs:string"/>
 </xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="t_entity"><xs:sequence><xs:element name="name" type="xs:string"/>
 <xs:element name="incorporation_number" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>
<xs:simpleType name="report_type"><xs:restriction base="xs:string">
 <xs:enumeration value="STR"><!-- Suspicious transaction --></xs:enumeration><xs:enumeration value="SAR"/>
</xs:restriction></xs:simpleType>
<xs:simpleType name="gender_type"><xs:restriction base="xs:string"><xs:enumeration value="-"/>
 <xs:enumeration value="F"/><xs:enumeration value="M"/></xs:restriction></xs:simpleType>
<xs:simpleType name="sql_date"><xs:restriction base="xs:dateTime"><xs:minInclusive value="1753-01-01T00:00:00"/>
</xs:restriction></xs:simpleType>
</xs:schema>"""

STRICT = SCHEMA.replace(
    '<xs:element name="report_code" type="report_type"/>',
    """<xs:element name="rentity_branch"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="9"/>
  </xs:restriction></xs:simpleType></xs:element><xs:element name="report_code" type="report_type"/>
 <xs:choice><xs:element name="by_person" type="t_person"/><xs:element name="by_code" type="xs:string"/></xs:choice>
 <xs:element name="location"><xs:complexType><xs:sequence><xs:element name="city" type="xs:string"/>
  <xs:element name="kind" type="gender_type"/><xs:element name="zip" type="xs:string" minOccurs="0"/>
 </xs:sequence></xs:complexType></xs:element>""",
)
"""The same of a unit that wants more: a branch, who reports, where."""

TEUTA = {"first_name": "Teuta", "last_name": "K"}
PERSON = {"last_name": "Shembulli", "gender": "M", "birthdate": "1970-05-12", "first_name": "Arben"}
REPORT = {
    "transaction": [
        {"amount_local": "10.50", "transactionnumber": "T1", "t_from_my_client": {"from_person": PERSON}},
        {
            "amount_local": "7",
            "transactionnumber": "T2",
            "t_from": {"from_person": TEUTA},
        },
    ],
    "report_code": "STR",
    "rentity_id": "7",
    "submission_date": "2026-11-20T10:00:00",
}
"""In no order at all: the schema knows it."""
