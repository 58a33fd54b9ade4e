"""Notes of the library that comes along, named here to be translated: pages show them in the reader's language."""

from django.utils.translation import gettext_noop

NOTES = (  # rights.csv, links.json
    gettext_noop("A court hears whoever is affected"),
    gettext_noop("A remedy for whoever is affected"),
    gettext_noop("A remedy for whoever is listed"),
    gettext_noop("Children accused of an offence"),
    gettext_noop("Detention of a child as a last resort"),
    gettext_noop("Fair trial"),
    gettext_noop("Freedom of association"),
    gettext_noop("Humane detention"),
    gettext_noop("Leaving a country"),
    gettext_noop("Nationals may enter their own state"),
    gettext_noop("No extradition to torture"),
    gettext_noop("No punishment for what parents did"),
    gettext_noop("No punishment for what was no offence when it was done"),
    gettext_noop("Nobody is kept from their own country arbitrarily"),
    gettext_noop("Privacy of biometric data"),
    gettext_noop("Privacy of travellers"),
    gettext_noop("Privacy of whoever is listed"),
    gettext_noop("Recovery of those who were recruited as children."),
    gettext_noop("Screening without discrimination"),
    gettext_noop("Speech is restricted only by law and where necessary"),
    gettext_noop("The child's best interests"),
    gettext_noop("The paragraph itself asks that states act consistently with human rights law (to be verified)."),
    gettext_noop("The same right in both treaties; what each allows differs."),
    gettext_noop("Travel itself is a right"),
    gettext_noop(
        "The number of the article is general knowledge; neither it nor the words were seen in the official text here."
    ),
    gettext_noop(
        "What the Coalition says of its working groups; the text of the principles wasn't seen, nor its paragraphs."
    ),
)

PARAGRAPHS = (  # obligations.csv: where the words of a paragraph were seen, or that they weren't
    gettext_noop(
        "added, number unseen: UN list of 1267 resolutions shows 2734 (2024) as latest, exemptions for basic "
        "and extraordinary expenses in 87(a),(b); the paragraph of the measures was not seen"
    ),
    gettext_noop(
        "added: FATF Recommendations Feb 2025, full text (github amlclaw/skills, FATF-001-40-Recommendations-2025.md)"
    ),
    gettext_noop(
        'added: Portuguese parliament journal II-A 105 S2, 1 Apr 2015 p.4; qualified by "as appropriate" and '
        "capabilities"
    ),
    gettext_noop("added: Swiss bilingual law site droit-bilingue.ch, SR 0.311.611 (official FR/DE/IT text) art. 3"),
    gettext_noop("added: Swiss bilingual law site droit-bilingue.ch, SR 0.311.611 (official FR/DE/IT text) art. 6"),
    gettext_noop(
        "added: UN committee page main.un.org/securitycouncil/en/sanctions/1267 names 1(b) (ban) and 86(b) "
        "(exemption); superseded in turn by 2734 (2024), whose numbers were not seen beyond 87(a),(b)"
    ),
    gettext_noop(
        "added: numbered English copy of pillar I, dhirubhai.net/pulse/measures-address-conditions... para 1;"
        " addressed to States acting through the UN"
    ),
    gettext_noop("added: page image text en.m.wikisource.org Page:UN_Resolution_2341_(2017).djvu/4"),
    gettext_noop(
        "added: page image text en.m.wikisource.org Page:UN_Resolution_2341_(2017).djvu/4 (page ends inside "
        "the paragraph)"
    ),
    gettext_noop(
        "added: page image text en.m.wikisource.org Page:UN_Resolution_2341_(2017).djvu/4; addressed also to "
        "the UN and organisations"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, 63240_2)"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, "
        "63240_2) (first half of 3(f); the page ends there)"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, "
        "63240_2) (opening words of 1(d)); rest of content in press release SC/7158 copy, clhrf.com"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, "
        "63240_2) (the copy misprints 1368 as 136)"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, "
        "63240_2); English list lettered (a)-(g) at amnestidors.com UNO theme A"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, "
        "63240_2); English list lettered (a)-(g) at amnestidors.com UNO theme A; limited to proceedings on "
        "financing or support of terrorist acts"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, "
        "63240_2); also webarchive.unesco.org copy of the UN CTC best-practice table, which heads its list "
        "'1(a)'"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, "
        "63240_2); text also covers persons acting for or at the direction of such persons (added to summary)"
    ),
    gettext_noop(
        "confirmed: China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, "
        "63240_2); text limits it to nationals or acts in the territory"
    ),
    gettext_noop(
        "confirmed: English list lettered (a)-(g) at amnestidors.com UNO theme A (letter); number 2 follows "
        "from the Chinese copy, where b-g stand directly before paragraph 3; lettered list is an English copy"
        " of the same text"
    ),
    gettext_noop(
        "confirmed: FATF Recommendations Feb 2025, full text (github amlclaw/skills, "
        "FATF-001-40-Recommendations-2025.md), Rec. 1; the text now also covers proliferation-financing risk"
    ),
    gettext_noop(
        "confirmed: FATF Recommendations Feb 2025, full text (github amlclaw/skills, "
        "FATF-001-40-Recommendations-2025.md), Rec. 2"
    ),
    gettext_noop(
        "confirmed: FATF Recommendations Feb 2025, full text (github amlclaw/skills, "
        "FATF-001-40-Recommendations-2025.md), Rec. 32"
    ),
    gettext_noop(
        "confirmed: FATF Recommendations Feb 2025, full text (github amlclaw/skills, "
        "FATF-001-40-Recommendations-2025.md), Rec. 36"
    ),
    gettext_noop(
        "confirmed: FATF Recommendations Feb 2025, full text (github amlclaw/skills, "
        "FATF-001-40-Recommendations-2025.md), Rec. 5; also financing of organisations and individuals "
        "without link to an act"
    ),
    gettext_noop(
        "confirmed: FATF Recommendations Feb 2025, full text (github amlclaw/skills, "
        "FATF-001-40-Recommendations-2025.md), Rec. 6"
    ),
    gettext_noop("confirmed: Portuguese parliament journal II-A 105 S2 p.4; vilp.de article 6 page"),
    gettext_noop("confirmed: Portuguese parliament journal II-A 105 S2, 1 Apr 2015 p.4 (English text)"),
    gettext_noop(
        "confirmed: Swiss bilingual law site droit-bilingue.ch, SR 0.311.611 (official FR/DE/IT text) art. 4;"
        " attempt is covered by 4(3)"
    ),
    gettext_noop("confirmed: Swiss bilingual law site droit-bilingue.ch, SR 0.311.611 (official FR/DE/IT text) art. 5"),
    gettext_noop("confirmed: Swiss bilingual law site droit-bilingue.ch, SR 0.311.611 (official FR/DE/IT text) art. 7"),
    gettext_noop(
        "confirmed: by cross-reference: text of paragraph 2 (Keesing quotation) speaks of the conduct in "
        "paragraph 1(a) = incitement; wording of 1(a) itself not seen; content in CTC report of 14 Sep 2006 "
        "(humanrightsvoices.org)"
    ),
    gettext_noop(
        "confirmed: numbered (machine-translated, Portuguese) OP1-4, gazetacentral.blogspot.com 2014-09 "
        "(first half of paragraph 4)"
    ),
    gettext_noop(
        "confirmed: numbered (machine-translated, Portuguese) OP1-4, gazetacentral.blogspot.com 2014-09; "
        "addressed to the fighters, not to States: keep as context, don't track as a State duty"
    ),
    gettext_noop(
        "confirmed: numbered (machine-translated, Portuguese) OP1-4, gazetacentral.blogspot.com 2014-09; verb"
        " 'reaffirms' the 1373 duty; risk assessment and screening are only encouraged"
    ),
    gettext_noop(
        "confirmed: numbered English copy of pillar I, dhirubhai.net/pulse/measures-address-conditions... para 2"
    ),
    gettext_noop(
        "confirmed: numbered English copy of pillar I, dhirubhai.net/pulse/measures-address-conditions... para 3"
    ),
    gettext_noop(
        "confirmed: numbered English quotation, ejiltalk.org 24 Sep 2014 (chapeau of 6 and opening of 6(a)); "
        "nationals travelling anywhere and others leaving the territory"
    ),
    gettext_noop("confirmed: numbered English quotation, ejiltalk.org 24 Sep 2014; verb 'decides'"),
    gettext_noop(
        "confirmed: page image text en.m.wikisource.org Page:UN_Resolution_2341_(2017).djvu/4 (end of "
        "paragraph 3, standing directly before 4)"
    ),
    gettext_noop(
        "confirmed: peacewomen.org security-council-resolution-2396, 'Operative Clause' extracts 31 (two "
        "verbs: emphasizes, stresses)"
    ),
    gettext_noop("confirmed: peacewomen.org security-council-resolution-2396, 'Operative Clause' extracts 39"),
    gettext_noop(
        "confirmed: quoted with number, platform.keesingtechnologies.com/un-security-council-resolution-2178;"
        " China MFA circular wai-fa [2001] 18, annex: official Chinese text (ask.fsou.com 63240_1, 63240_2)"
    ),
    gettext_noop(
        "confirmed: quoted with number, platform.keesingtechnologies.com/un-security-council-resolution-2178;"
        " purpose: keep those guilty of the conduct in 1(a) out"
    ),
    gettext_noop(
        "confirmed: wording seen unnumbered (theblueshield.org law library; French culture ministry); number "
        "fixed by 15 and 16 quoted with numbers (conflictantiquities.wordpress.com 13 Feb 2015) and 'paras "
        "15-17' (ebrary.net 57649)"
    ),
    gettext_noop(
        "corrected: FATF Recommendations Feb 2025, full text (github amlclaw/skills, "
        "FATF-001-40-Recommendations-2025.md), Rec. 8 as revised: starts with identifying organisations under"
        " the FATF definition, then focused, proportionate, risk-based measures without disrupting legitimate"
        " activity"
    ),
    gettext_noop(
        "corrected: FATF Recommendations Feb 2025, full text (github amlclaw/skills, "
        "FATF-001-40-Recommendations-2025.md): Rec. 29 itself requires the unit, its analysis and access to "
        "information; operational independence stands in the Interpretive Note, section E, para. 8"
    ),
    gettext_noop(
        "corrected: Portuguese parliament journal II-A 105 S2, 1 Apr 2015 p.4 (English text): end of art. 3 "
        "(para 4, public awareness) seen; art. 217/7 refers to art. 3(2)(a). Paras 1-3 not seen: summary "
        "narrowed"
    ),
    gettext_noop(
        "corrected: kind changed: press release SC/13138 says the Council recalled the 2178 decision and "
        "urged States to step up implementation; no new decision. Number 1 not seen"
    ),
    gettext_noop(
        "corrected: numbered (machine-translated, Portuguese) OP1-4, gazetacentral.blogspot.com 2014-09; verb"
        " there is 'urges' (Insta), unlike paragraph 4 'calls upon' (Exorta): kind changed from call to urge"
    ),
    gettext_noop("paragraph still not settled"),
    gettext_noop(
        "paragraph still not settled; SC/13136 words it as recognition of the benefits and a request to CTED:"
        " no call on States seen, drop unless the text shows one"
    ),
    gettext_noop(
        "paragraph still not settled; verb 'calls on' and addressees (UNOCT, UN bodies, Member States, "
        "donors, recipients) seen in CTED press release of 21 Dec 2017 (fanyjok.com copy)"
    ),
    gettext_noop(
        "unseen: chapeau of 6 seen (ejiltalk); (b) itself not; content in Commission answer E-002531/2016 copy"
    ),
    gettext_noop(
        "unseen: chapeau of 6 seen (ejiltalk); (c) itself not; content in Commission answer E-002531/2016 copy"
    ),
    gettext_noop("unseen: content (prevent incitement) in CTC report of 14 Sep 2006; number not seen"),
    gettext_noop("unseen: content (report within 90 days) in SC/7158 copy; number 6 not seen"),
    gettext_noop("unseen: content and 'all States shall' in SC/13754 and CTED news 28 Mar 2019; number not seen"),
    gettext_noop("unseen: content and verb 'called on' in SC/13138; number not seen"),
    gettext_noop(
        "unseen: content and verb 'called upon' in UN Travel Programme summary (intl-ihrc page) and ICAO "
        "annual report 2015; number not seen"
    ),
    gettext_noop("unseen: content and verb 'calls upon' in SC/13754; number not seen"),
    gettext_noop("unseen: content and verb 'calls upon' in ibtimes.co.in 794835; number not seen"),
    gettext_noop("unseen: content and verb 'demands' in SC/13754; number not seen"),
    gettext_noop("unseen: content and verb 'encouraged' in peacewomen.org/node/87233; number not seen"),
    gettext_noop("unseen: content and verb 'encourages' in ibtimes.co.in 794835; number not seen"),
    gettext_noop("unseen: content and verb 'invites' in UN abstract sres24622019 (zh); number not seen"),
    gettext_noop("unseen: content and verb 'reaffirms' in SC/13754; number not seen"),
    gettext_noop("unseen: content and verb 'urged' in pilac.law.harvard.edu; number not seen"),
    gettext_noop("unseen: content and verb 'urges' in progressive-security.org entry; number not seen"),
    gettext_noop("unseen: content and verb 'urging' in CTED news 28 Mar 2019; number not seen"),
    gettext_noop("unseen: content in CTC report of 14 Sep 2006; number not seen"),
    gettext_noop("unseen: content in SC/12839; paragraph number and sub-letters not seen"),
    gettext_noop(
        "unseen: content in SC/12839; paragraph number and sub-letters not seen; SC/12839 words it as "
        "something the Council noted: a statement, hardly a trackable duty"
    ),
    gettext_noop(
        "unseen: content in SC/12839; paragraph number and sub-letters not seen; from memory this guideline "
        "is addressed to UN entities, not States: drop from the State register unless the text shows "
        "otherwise"
    ),
    gettext_noop("unseen: content in Wikipedia article on resolution 1624; number not seen"),
    gettext_noop("unseen: content in justsecurity.org 26720 and CTED news 13 Oct 2020; number not seen"),
    gettext_noop("unseen: content in unsanctionsapp.com AQ episode 5; number not seen"),
    gettext_noop("unseen: content on coe.int impact page; number not seen"),
    gettext_noop(
        "unseen: number in 2368 not seen; the measure is still in force but under later texts: UN committee "
        "page cites 2610 (2021), and lists 2734 (2024) as the latest"
    ),
    gettext_noop(
        "unseen: number in 2368 not seen; the measure is still in force but under later texts: UN committee "
        "page cites 2610 (2021), and lists 2734 (2024) as the latest; in 2610 (2021) the travel ban is 1(b), "
        "see added row"
    ),
    gettext_noop(
        "unseen: number in 2368 not seen; the measure is still in force but under later texts: UN committee "
        "page cites 2610 (2021), and lists 2734 (2024) as the latest; line of effort 'military' is doubtful"
    ),
    gettext_noop(
        "unseen: one secondary citation agrees ('annex, section II, para. 1', support for terrorists, in a "
        "public coding guide, file id 70210575090); text not seen"
    ),
    gettext_noop(
        "unseen: only indirect: tamilnation.org summary lists '3f, g' under denial of safe haven; wording not seen"
    ),
    gettext_noop("unseen: text not seen"),
    gettext_noop("unseen: text not seen; from memory the text says 'consider ... on a voluntary basis'"),
    gettext_noop(
        "unseen: text not seen; from memory the verb is 'stresses', so kind 'obligation' needs a check against the text"
    ),
    gettext_noop("unseen: text page before this one not stored; number not seen"),
    gettext_noop(
        "unseen: that it is a decision: UN abstract un.org/securitycouncil/fr/content/sres23962017; number not seen"
    ),
    gettext_noop(
        "unseen: that it is a decision: presidential statement of 8 May 2018 quoted by statewatch.org "
        "('recalls its decisions'); number not seen"
    ),
    gettext_noop(
        "unseen: that it is a decision: presidential statement of 8 May 2018 quoted by statewatch.org; "
        "wording in UN Travel Programme summary; number not seen"
    ),
)

ENTRIES = (  # instruments.json, groups.json
    gettext_noop("87 members in 2024; later changes are to be verified."),
    gettext_noop(
        "Adopted in Kuwait in 2018. Title and date of adoption to be verified against the official text. "
        "Titles in other languages are our own translation, to be checked."
    ),
    gettext_noop("As named in 2016."),
    gettext_noop("Evaluated in 2018; since when it is a member is to be verified."),
    gettext_noop("Member of the board, as a newspaper tells it; since when is to be verified."),
    gettext_noop("Mutual evaluation of Albania in July 2018, then enhanced follow-up."),
    gettext_noop("Named later; since when is to be verified."),
    gettext_noop("Named too; to be verified."),
    gettext_noop("Of 18 December 2024, as a newspaper tells it."),
    gettext_noop("Of 9 October 2019; to be verified against the text."),
    gettext_noop("Permanent co-chair, since December 2021."),
    gettext_noop("Proposed in Rome in 2021, opened in Brussels in December 2021; action plan of Niamey, 2023."),
    gettext_noop(
        "Protocols 4 and 7 are kept under this entry; each binds only those who are party to it. Title and "
        "date of adoption to be verified against the official text. Titles in other languages are our own "
        "translation, to be checked."
    ),
    gettext_noop("Signed in Tirana in October 2018, as a newspaper tells it."),
    gettext_noop("Since February 2017; the day and the source are to be verified."),
    gettext_noop("Since October 2018; the day is to be verified."),
    gettext_noop("Since when is to be verified."),
    gettext_noop("Since when isn't stated there."),
    gettext_noop(
        "The Optional Protocol on the involvement of children in armed conflict (OPAC) is kept under this "
        "entry; it binds only those who are party to it. Title and date of adoption to be verified against "
        "the official text. Titles in other languages are our own translation, to be checked."
    ),
    gettext_noop(
        "Title and date of adoption to be verified against the official text. Titles in other languages are "
        "our own translation, to be checked."
    ),
    gettext_noop(
        "Two treaties kept as one entry, as the list of obligations names them; the protocol is of 22 October"
        " 2015. Title and date of adoption to be verified against the official text. Titles in other "
        "languages are our own translation, to be checked."
    ),
)

ISSUERS = (  # instruments.json
    gettext_noop("Council of Europe"),
    gettext_noop("Financial Action Task Force"),
    gettext_noop("Global Coalition against Daesh"),
    gettext_noop("UN General Assembly"),
    gettext_noop("UN Security Council"),
)

SYMBOLS = (  # instruments.json: those that aren't the same in each language
    gettext_noop("A/RES/60/288 UN Global CT Strategy, Plan of Action"),
    gettext_noop("CETS 196 + CETS 217 (Council of Europe)"),
    gettext_noop("CRC"),
    gettext_noop("ECHR"),
    gettext_noop("FATF Recommendations (2012, as amended)"),
    gettext_noop("Guiding Principles of the Global Coalition"),
    gettext_noop("ICCPR"),
)
