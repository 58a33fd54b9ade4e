# ruff: noqa: E501  (files of others have long lines)
"""Made-up lists, one in each form, after the schemas that their publishers print. Nobody in them exists.

All tell of the same four: a person, an organisation, a vessel and an aircraft, as far as the form knows them.
"""

UN_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">
 <INDIVIDUALS>
  <INDIVIDUAL>
   <DATAID>1</DATAID><FIRST_NAME>ARBEN</FIRST_NAME><SECOND_NAME>ILIR</SECOND_NAME><THIRD_NAME>SHEMBULLI</THIRD_NAME>
   <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER>
   <LISTED_ON>2015-04-07-04:00</LISTED_ON><GENDER>Male</GENDER>
   <NAME_ORIGINAL_SCRIPT>أربن
      شمبولي</NAME_ORIGINAL_SCRIPT>
   <COMMENTS1>Made up.</COMMENTS1>
   <NATIONALITY><VALUE>Albania</VALUE><VALUE>na</VALUE></NATIONALITY>
   <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Beni Shembulli (بني شمبولي; ابو شمبولي)</ALIAS_NAME></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Beni</ALIAS_NAME></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ADDRESS><CITY>Tirana</CITY><COUNTRY>Albania</COUNTRY></INDIVIDUAL_ADDRESS>
   <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-05-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>
   <INDIVIDUAL_DATE_OF_BIRTH>
    <TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1974</TO_YEAR>
   </INDIVIDUAL_DATE_OF_BIRTH>
   <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1975</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
   <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Vlorë</CITY><COUNTRY>Albania</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
   <INDIVIDUAL_DOCUMENT>
    <TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>A1234567</NUMBER><ISSUING_COUNTRY>Albania</ISSUING_COUNTRY>
   </INDIVIDUAL_DOCUMENT>
  </INDIVIDUAL>
 </INDIVIDUALS>
 <ENTITIES>
  <ENTITY>
   <DATAID>2</DATAID><FIRST_NAME>MADE-UP TRADING &amp; CO</FIRST_NAME><REFERENCE_NUMBER>QDe.902</REFERENCE_NUMBER>
   <LISTED_ON>2001-10-06</LISTED_ON>
   <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Invented Trading</ALIAS_NAME></ENTITY_ALIAS>
   <ENTITY_ADDRESS><COUNTRY>Iraq</COUNTRY></ENTITY_ADDRESS>
  </ENTITY>
 </ENTITIES>
</CONSOLIDATED_LIST>
"""

EU_XML = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-09-01T10:00:00.000+02:00" globalFileId="1">
 <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.901.1" logicalId="901">
  <remark>Made up.</remark>
  <regulation regulationType="regulation" publicationDate="2015-04-07" programme="TAQA" logicalId="1">
   <publicationUrl>http://example.org/</publicationUrl>
  </regulation>
  <subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="Arben" middleName="" lastName="Shembulli" wholeName="Arben Shembulli" gender="M" strong="true"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="أربن شمبولي" gender="" strong="true"/>
  <nameAlias wholeName="Beni" gender="" strong="false"/>
  <citizenship region="" countryIso2Code="AL" countryDescription="ALBANIA"/>
  <birthdate circa="false" calendarType="GREGORIAN" city="Vlorë" birthdate="1970-05-12" dayOfMonth="12" monthOfYear="5"
   year="1970" countryIso2Code="AL" countryDescription="ALBANIA"/>
  <birthdate circa="true" year="1975" countryIso2Code="00" countryDescription="UNKNOWN"/>
  <birthdate circa="false" yearRangeFrom="1973" yearRangeTo="1974" countryIso2Code="00"/>
  <identification identificationTypeCode="passport" identificationTypeDescription="National passport"
   number="A1234567" countryIso2Code="AL"/>
  <address city="Tirana" street="" countryIso2Code="AL" countryDescription="ALBANIA"/>
 </sanctionEntity>
 <sanctionEntity euReferenceNumber="EU.902.2" designationDate="2001-10-06" logicalId="902">
  <subjectType code="enterprise" classificationCode="E"/>
  <nameAlias firstName="" lastName="" wholeName="Made-up Trading &amp; Co" strong="true"/>
 </sanctionEntity>
</export>
"""

_EU = [
    "fileGenerationDate",
    "Entity_LogicalId",
    "Entity_EU_ReferenceNumber",
    "Entity_UnitedNationId",
    "Entity_DesignationDate",
    "Entity_Remark",
    "Entity_SubjectType",
    "Entity_SubjectType_ClassificationCode",
    "Entity_Regulation_PublicationDate",
    "Entity_Regulation_Programme",
    "NameAlias_LastName",
    "NameAlias_FirstName",
    "NameAlias_MiddleName",
    "NameAlias_WholeName",
    "NameAlias_Gender",
    "BirthDate_BirthDate",
    "BirthDate_Day",
    "BirthDate_Month",
    "BirthDate_Year",
    "BirthDate_YearRangeFrom",
    "BirthDate_YearRangeTo",
    "BirthDate_Circa",
    "BirthDate_Place",
    "BirthDate_City",
    "BirthDate_CountryIso2Code",
    "Identification_Number",
    "Identification_TypeDescription",
    "Identification_CountryIso2Code",
    "Citizenship_CountryIso2Code",
    "Address_City",
    "Address_CountryIso2Code",
    "Address_CountryDescription",
]


def _eu(identity: str, kind: str, **cells: str) -> str:
    row = {
        "fileGenerationDate": "01/09/2026", "Entity_LogicalId": identity, "Entity_EU_ReferenceNumber": f"EU.{identity}.1",
        "Entity_SubjectType": kind, "Entity_Regulation_PublicationDate": "2015-04-07",
        "Entity_Regulation_Programme": "TAQA", **cells,
    }  # fmt: skip
    return ";".join(row.get(column, "") for column in _EU)


EU_CSV = "\ufeff" + "\n".join(
    [
        ";".join(_EU),
        _eu("901", "P", NameAlias_FirstName="Arben", NameAlias_LastName="Shembulli", NameAlias_Gender="M"),
        _eu("901", "P", NameAlias_WholeName="أربن شمبولي"),
        _eu("901", "P", BirthDate_BirthDate="1970-05-12", BirthDate_City="Vlorë", BirthDate_CountryIso2Code="AL"),
        _eu("901", "P", BirthDate_Year="1975", BirthDate_Circa="true", BirthDate_CountryIso2Code="00"),
        _eu("901", "P", BirthDate_YearRangeFrom="1973", BirthDate_YearRangeTo="1974"),
        _eu("901", "P", Identification_Number="A1234567", Identification_TypeDescription="National passport",
            Identification_CountryIso2Code="AL"),
        _eu("901", "P", Citizenship_CountryIso2Code="AL"),
        _eu("901", "P", Address_City="Tirana", Address_CountryIso2Code="AL", Address_CountryDescription="ALBANIA"),
        _eu("902", "E", NameAlias_WholeName='"Made-up; Trading"', Entity_DesignationDate="2001-10-06"),
        "",
    ]
)  # fmt: skip

SDN_CSV = (
    '36,"MADE-UP TRADING & CO",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    '901,"SHEMBULLI, Arben","individual","SDGT] [IFSR","Invented",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 12 May 1970; alt. DOB circa 1975; alt. DOB 1973 to 1974; POB Vlore, Albania; nationality Albania; '
    "Gender Male; Passport A1234567 (Albania); alt. National ID No. I70512001A (Albania); a.k.a. 'BENI'; Invented.\"\r\n"
    '903,"INVENTED STAR","vessel","IRAN",-0- ,"CL2685","Tug","2597","1098","Panama","Invented S.A.",'
    '"Vessel Registration Identification IMO 9999993."\r\n'
    '904,"ZZ-ABC","aircraft","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Aircraft Model X1."\r\n\x1a'
)
ALT_CSV = (
    '36,1,"fka","INVENTED TRADING",-0- \r\n901,2,"aka","SHEMBULLI, Beni",-0- \r\n901,3,"aka","SHEMBULI, Arbën",-0- \r\n'
)
ADD_CSV = '36,1,-0- ,-0- ,-0- ,-0- \r\n901,2,-0- ,"Tirana","Albania",-0- \r\n'

OFAC_XML = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd">
 <publshInformation><Publish_Date>09/23/2026</Publish_Date><Record_Count>3</Record_Count></publshInformation>
 <sdnEntry>
  <uid>901</uid><firstName>Arben</firstName><lastName>SHEMBULLI</lastName><sdnType>Individual</sdnType>
  <remarks>Made up.</remarks>
  <programList><program>SDGT</program></programList>
  <idList>
   <id><uid>1</uid><idType>Passport</idType><idNumber>A1234567</idNumber><idCountry>Albania</idCountry></id>
   <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
  </idList>
  <akaList>
   <aka><uid>3</uid><type>a.k.a.</type><category>strong</category><lastName>SHEMBULLI</lastName><firstName>Beni</firstName></aka>
   <aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>BENI</lastName></aka>
  </akaList>
  <addressList><address><uid>5</uid><city>Tirana</city><country>Albania</country></address></addressList>
  <nationalityList><nationality><uid>6</uid><country>Albania</country><mainEntry>true</mainEntry></nationality></nationalityList>
  <dateOfBirthList>
   <dateOfBirthItem><uid>7</uid><dateOfBirth>12 May 1970</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem>
   <dateOfBirthItem><uid>8</uid><dateOfBirth>circa 1975</dateOfBirth></dateOfBirthItem>
  </dateOfBirthList>
  <placeOfBirthList>
   <placeOfBirthItem><uid>9</uid><placeOfBirth>Vlore, Albania</placeOfBirth></placeOfBirthItem>
  </placeOfBirthList>
 </sdnEntry>
 <sdnEntry>
  <uid>902</uid><lastName>MADE-UP TRADING &amp; CO</lastName><sdnType>Entity</sdnType>
  <akaList><aka><uid>10</uid><type>f.k.a.</type><category>strong</category><lastName>INVENTED TRADING</lastName></aka></akaList>
 </sdnEntry>
 <sdnEntry>
  <uid>903</uid><lastName>INVENTED STAR</lastName><sdnType>Vessel</sdnType>
  <vesselInfo><callSign>CL2685</callSign><vesselFlag>Panama</vesselFlag></vesselInfo>
 </sdnEntry>
</sdnList>
"""

OFAC_ADVANCED = """<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="1">
 <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>9</Month><Day>1</Day></DateOfIssue>
 <ReferenceValueSets>
  <AliasTypeValues>
   <AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType><AliasType ID="1403">Name</AliasType>
  </AliasTypeValues>
  <AreaCodeValues><AreaCode ID="11" CountryID="21" Description="Albania">AL</AreaCode></AreaCodeValues>
  <CountryValues><Country ID="21" ISO2="AL">Albania</Country></CountryValues>
  <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
  <FeatureTypeValues>
   <FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType>
   <FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType>
   <FeatureType ID="224">Gender</FeatureType>
  </FeatureTypeValues>
  <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
  <NamePartTypeValues>
   <NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType>
   <NamePartType ID="1525">Entity Name</NamePartType>
  </NamePartTypeValues>
  <PartySubTypeValues>
   <PartySubType ID="1" PartyTypeID="3">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
   <PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType>
  </PartySubTypeValues>
  <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
  <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>
  <ScriptValues><Script ID="215" ScriptCode="Latn">Latin</Script><Script ID="160" ScriptCode="Arab">Arabic</Script></ScriptValues>
 </ReferenceValueSets>
 <Locations>
  <Location ID="1">
   <LocationAreaCode AreaCodeID="11"/>
   <LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Tirana</Value></LocationPartValue></LocationPart>
  </Location>
  <Location ID="2"><LocationCountry CountryID="21"/></Location>
 </Locations>
 <IDRegDocuments>
  <IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="77" IssuedBy-CountryID="21">
   <IDRegistrationNo>A1234567</IDRegistrationNo>
  </IDRegDocument>
 </IDRegDocuments>
 <DistinctParties>
  <DistinctParty FixedRef="901">
   <Comment>Made up.</Comment>
   <Profile ID="901" PartySubTypeID="4">
    <Identity ID="77" Primary="true" False="false">
     <Alias FixedRef="901" AliasTypeID="1400" Primary="false" LowQuality="true">
      <DocumentedName ID="2"><DocumentedNamePart>
       <NamePartValue NamePartGroupID="1" ScriptID="215">BENI</NamePartValue></DocumentedNamePart></DocumentedName>
     </Alias>
     <Alias FixedRef="901" AliasTypeID="1403" Primary="true" LowQuality="false">
      <DocumentedName ID="1">
       <DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="215">SHEMBULLI</NamePartValue></DocumentedNamePart>
       <DocumentedNamePart><NamePartValue NamePartGroupID="2" ScriptID="215">Arben</NamePartValue></DocumentedNamePart>
      </DocumentedName>
      <DocumentedName ID="3"><DocumentedNamePart>
       <NamePartValue NamePartGroupID="1" ScriptID="160">شمبولي</NamePartValue></DocumentedNamePart></DocumentedName>
     </Alias>
     <NamePartGroups>
      <MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup>
      <MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup>
     </NamePartGroups>
    </Identity>
    <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1"><DatePeriod CalendarTypeID="1">
     <Start Approximate="false"><From><Year>1970</Year><Month>5</Month><Day>12</Day></From></Start>
     <End Approximate="false"><To><Year>1970</Year><Month>5</Month><Day>12</Day></To></End></DatePeriod></FeatureVersion></Feature>
    <Feature ID="2" FeatureTypeID="8"><FeatureVersion ID="2"><DatePeriod CalendarTypeID="1">
     <Start Approximate="true"><From><Year>1975</Year><Month>1</Month><Day>1</Day></From></Start>
     <End Approximate="true"><To><Year>1975</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
    <Feature ID="3" FeatureTypeID="9"><FeatureVersion ID="3"><VersionDetail>Vlore, Albania</VersionDetail></FeatureVersion></Feature>
    <Feature ID="4" FeatureTypeID="10"><FeatureVersion ID="4"><VersionLocation LocationID="2"/></FeatureVersion></Feature>
    <Feature ID="5" FeatureTypeID="25"><FeatureVersion ID="5"><VersionLocation LocationID="1"/></FeatureVersion></Feature>
    <Feature ID="6" FeatureTypeID="224"><FeatureVersion ID="6"><VersionDetail DetailReferenceID="91526"/></FeatureVersion></Feature>
   </Profile>
  </DistinctParty>
  <DistinctParty FixedRef="902">
   <Profile ID="902" PartySubTypeID="3">
    <Identity ID="78" Primary="true"><Alias AliasTypeID="1403" Primary="true" LowQuality="false">
     <DocumentedName ID="4"><DocumentedNamePart>
      <NamePartValue NamePartGroupID="3" ScriptID="215">MADE-UP TRADING</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
     <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="3" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups>
    </Identity>
   </Profile>
  </DistinctParty>
 </DistinctParties>
 <SanctionsEntries>
  <SanctionsEntry ID="1" ProfileID="901" ListID="1550">
   <EntryEvent ID="1"><Date CalendarTypeID="1"><Year>2015</Year><Month>4</Month><Day>7</Day></Date></EntryEvent>
   <SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>SDGT</Comment></SanctionsMeasure>
   <SanctionsMeasure ID="2" SanctionsTypeID="2"/>
  </SanctionsEntry>
 </SanctionsEntries>
</Sanctions>
"""

UK_CSV = (
    "Report Date: 23-Sep-2026\n"
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,"
    "Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,"
    '"Individual, Entity, Ship",Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,'
    "Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,"
    "Address Country,Date Designated,D.O.B,Nationality(/ies),National Identifier number,Passport number,Gender,"
    "Town of birth,Country of birth,IMO number,Current believed flag of ship\n"
    "01/02/2026,AQD0901,12345,QDi.901,SHEMBULLI,Arben,,,,,Primary Name,,,أربن شمبولي,Arabic,,ISIL and Al-Qaida,Individual,"
    "UN,Asset freeze,Made up.,,1 Invented Street,,,,,Tirana,,Albania,07/04/2015,dd/mm/1970,(1) Albania (2) Kosovo,,"
    "(1) A1234567,Male,Vlore,Albania,,\n"
    "01/02/2026,AQD0901,12345,QDi.901,BENI,,,,,,Alias,Low quality a.k.a,,,,,ISIL and Al-Qaida,Individual,"
    "UN,Asset freeze,Made up.,,,,,,,,,,07/04/2015,12/05/1970,,,,,,,,\n"
    "01/02/2026,INV0903,12346,,INVENTED STAR,,,,,,Primary Name,,,,,,Invented,Ship,"
    "UK,,,,,,,,,,,,07/04/2015,,,,,,,,9999993,Panama\n"
)

OFSI_CSV = (
    "Last Updated,23/09/2026\n"
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,DOB,Town of Birth,Country of Birth,"
    "Nationality,Passport Number,Position,Address 1,Country,Other Information,Group Type,Alias Type,Alias Quality,"
    "Regime,Listed On,Last Updated,Group ID\n"
    "SHEMBULLI,Arben,,,,,,,12/05/1970,Vlore,Albania,Albania,A1234567,,,Albania,,Individual,Primary name,,"
    "ISIL,07/04/2015,23/09/2026,12345\n"
    "BENI,,,,,,,,,,,,,,,,,Individual,AKA,Low,ISIL,07/04/2015,23/09/2026,12345\n"
)

UK_XML = """<?xml version="1.0" encoding="utf-8"?>
<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DateGenerated>21/09/2026</DateGenerated>
 <Designation>
  <LastUpdated>01/02/2026</LastUpdated><DateDesignated>07/04/2015</DateDesignated><UniqueID>AQD0901</UniqueID>
  <OFSIGroupID>12345</OFSIGroupID><UNReferenceNumber>QDi.901</UNReferenceNumber>
  <Names>
   <Name><Name1>BENI</Name1><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
   <Name><Name1>Arben</Name1><Name6>SHEMBULLI</Name6><NameType>Primary Name</NameType></Name>
  </Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>أربن شمبولي</NameNonLatinScript></NonLatinName></NonLatinNames>
  <RegimeName>ISIL and Al-Qaida</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
  <OtherInformation>Made up.</OtherInformation>
  <Addresses><Address><AddressLine6>Tirana</AddressLine6><AddressCountry>Albania</AddressCountry></Address></Addresses>
  <IndividualDetails><Individual>
   <DOBs><DOB>dd/mm/1970</DOB><DOB>12/05/1971</DOB></DOBs>
   <Nationalities><Nationality>Albania</Nationality></Nationalities>
   <PassportDetails><Passport><PassportNumber>A1234567</PassportNumber></Passport></PassportDetails>
   <BirthDetails><Location><TownOfBirth>Vlore</TownOfBirth><CountryOfBirth>Albania</CountryOfBirth></Location></BirthDetails>
   <Genders><Gender>Male</Gender></Genders>
  </Individual></IndividualDetails>
 </Designation>
 <Designation>
  <UniqueID>INV0903</UniqueID><Names><Name><Name6>INVENTED STAR</Name6><NameType>Primary Name</NameType></Name></Names>
  <IndividualEntityShip>Ship</IndividualEntityShip>
  <ShipDetails><Ship><IMONumbers><IMONumber>9999993</IMONumber></IMONumbers>
   <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Panama</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
  </Ship></ShipDetails>
 </Designation>
</Designations>
"""

FTM = (
    '{"id": "NK-901", "schema": "Person", "datasets": ["invented"], "properties": {"name": ["Arben Shembulli"], '
    '"alias": ["أربن شمبولي"], "weakAlias": ["Beni"], "birthDate": ["1970-05-12"], "birthPlace": ["Vlorë, Albania"], '
    '"nationality": ["al"], "gender": ["male"], "passportNumber": ["A1234567"], "notes": ["Made up."], '
    '"sanctions": [{"id": "s", "schema": "Sanction", "properties": {"programId": ["SDGT"], "listingDate": ["2015-04-07"]}}]}}\n'
    '{"id": "s2", "schema": "Sanction", "properties": {"entity": ["NK-901"]}}\n'
    "\n"
    '{"id": "NK-903", "schema": "Vessel", "properties": {"name": ["Invented Star"], "imoNumber": ["9999993"], "flag": ["pa"]}}\n'
)

OWN_CSV = (
    "id,kind,name,aliases,weak_aliases,former_names,birth_dates,birth_places,addresses,countries,documents,genders,"
    "programmes,listed_on,remarks,source\r\n"
    "901,person,Arben Shembulli,أربن شمبولي,Beni,,1970-05-12|1975~|1973/1974,Vlorë:al,Tirana:Albania,al,"
    "A1234567:Passport:al,male,SDGT|TAQA,2015-04-07,Made up.,ours\r\n"
    "903,vessel,Invented Star,,,Old\\|Star,,,,Panama,9999993:IMO,,,,,\r\n"
)

FILES = {
    "un.xml": UN_XML, "eu.xml": EU_XML, "eu.csv": EU_CSV, "sdn.csv": SDN_CSV, "sdn.xml": OFAC_XML,
    "sdn_advanced.xml": OFAC_ADVANCED, "uk.csv": UK_CSV, "ofsi.csv": OFSI_CSV, "uk.xml": UK_XML, "ftm.json": FTM,
    "own.csv": OWN_CSV,
}  # fmt: skip
