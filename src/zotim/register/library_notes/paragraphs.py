"""Notes of obligations.csv: in what the words of a paragraph were seen with its number, or that they weren't."""

from django.utils.translation import gettext_noop

PARAGRAPHS = (
    gettext_noop("It isn't settled yet which paragraph this is."),
    gettext_noop(
        "It isn't settled yet which paragraph this is. Press release SC/13136 speaks of recognising the benefits "
        "and of a request to the Committee's Executive Directorate. No call on states was seen: unless the text "
        "shows one, this entry falls away."
    ),
    gettext_noop(
        "It isn't settled yet which paragraph this is. The verb “calls on” and those it is addressed to (the UN "
        "Office of Counter-Terrorism, UN bodies, member states, donors, recipients) were seen in a copy of a "
        "press release of the Executive Directorate of 21 December 2017 (fanyjok.com)."
    ),
    gettext_noop("Neither the text nor the number of the paragraph was seen."),
    gettext_noop(
        "Neither the text nor the number of the paragraph was seen. From memory its verb is “stresses”; whether "
        "it obliges is to be checked against the text."
    ),
    gettext_noop(
        "Neither the text nor the number of the paragraph was seen. From memory the text says “consider … on a "
        "voluntary basis”."
    ),
    gettext_noop(
        "Only the end of article 3 (paragraph 4, on raising awareness) was seen, in the English text in the "
        "journal of the Portuguese parliament (II-A, no. 105, supplement 2, 1 April 2015, p. 4). Article 217/7 "
        "refers to 3(2)(a). Paragraphs 1 to 3 weren't seen, so the summary says less."
    ),
    gettext_noop(
        "Press release SC/13138 says that the Council recalled its decision in 2178 and urged states to do more "
        "to carry it out: it is no new decision. The number 1 wasn't seen."
    ),
    gettext_noop(
        "That it is a decision was seen in the UN's abstract (un.org/securitycouncil/fr/content/sres23962017); "
        "the number of the paragraph wasn't."
    ),
    gettext_noop(
        "That it is a decision was seen in the presidential statement of 8 May 2018 (quoted by statewatch.org), "
        "its words in a summary of the UN Travel Programme; the number of the paragraph wasn't."
    ),
    gettext_noop(
        "That it is a decision was seen in the presidential statement of 8 May 2018, which “recalls its "
        "decisions” (quoted by statewatch.org); the number of the paragraph wasn't."
    ),
    gettext_noop(
        "The letter was seen in an English list with the letters (a) to (g), a copy of the same text "
        "(amnestidors.com, UNO, theme A). That the number is 2 follows from the Chinese copy, where (b) to (g) "
        "stand directly before paragraph 3."
    ),
    gettext_noop(
        "The number follows from paragraph 2, which speaks of the conduct in paragraph 1(a), incitement (quoted "
        "by platform.keesingtechnologies.com). The words of 1(a) weren't seen; what it asks was, in the report of"
        " the Counter-Terrorism Committee of 14 September 2006 (humanrightsvoices.org)."
    ),
    gettext_noop(
        "The number of the paragraph in resolution 2368 wasn't seen. The measure still holds, but under later "
        "texts: the page of the UN committee cites 2610 (2021) and lists 2734 (2024) as the latest."
    ),
    gettext_noop(
        "The number of the paragraph in resolution 2368 wasn't seen. The measure still holds, but under later "
        "texts: the page of the UN committee cites 2610 (2021) and lists 2734 (2024) as the latest. In 2610 "
        "(2021) the travel ban is 1(b), which has an entry of its own."
    ),
    gettext_noop(
        "The number of the paragraph in resolution 2368 wasn't seen. The measure still holds, but under later "
        "texts: the page of the UN committee cites 2610 (2021) and lists 2734 (2024) as the latest. Whether the "
        "military line of effort is right is doubtful."
    ),
    gettext_noop(
        "The number of the paragraph wasn't seen. The UN's list of resolutions on the 1267 sanctions shows 2734 "
        "(2024) as the latest; exemptions for basic and extraordinary expenses stand in its 87(a) and (b)."
    ),
    gettext_noop("The number of the paragraph wasn't seen: the page before this one wasn't at hand."),
    gettext_noop(
        "The opening of 6 was seen (ejiltalk.org), (b) itself wasn't. What it asks stands in a copy of the "
        "Commission's answer E-002531/2016."
    ),
    gettext_noop(
        "The opening of 6 was seen (ejiltalk.org), (c) itself wasn't. What it asks stands in a copy of the "
        "Commission's answer E-002531/2016."
    ),
    gettext_noop(
        "The page of the UN committee (main.un.org/securitycouncil/en/sanctions/1267) names 1(b) for the ban and "
        "86(b) for the exemption. Resolution 2734 (2024) took its place; of its numbers only 87(a) and (b) were "
        "seen."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md), Recommendation 1. The text now covers the"
        " risk of proliferation financing too."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md), Recommendation 2."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md), Recommendation 29. The recommendation "
        "itself asks for the unit, its analysis and its access to information; that it works independently stands"
        " in the Interpretive Note, section E, paragraph 8."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md), Recommendation 32."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md), Recommendation 36."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md), Recommendation 5. It also asks that "
        "financing organisations and individuals be a crime where no act is in sight."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md), Recommendation 6."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md), Recommendation 8. It was revised: it "
        "begins with identifying the organisations that the FATF means; then come focused, proportionate measures"
        " based on risk that don't disrupt legitimate work."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a copy of the full FATF Recommendations of February 2025 "
        "(GitHub, amlclaw/skills, FATF-001-40-Recommendations-2025.md)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered English copy of pillar I (dhirubhai.net), paragraph"
        " 1. It is addressed to states acting through the UN."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered English copy of pillar I (dhirubhai.net), paragraph 2."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered English copy of pillar I (dhirubhai.net), paragraph 3."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered English quotation (ejiltalk.org, 24 September "
        "2014). It quotes the opening of 6 and of 6(a): nationals travelling anywhere, and others leaving the "
        "territory."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered English quotation (ejiltalk.org, 24 September "
        "2014). Its verb is “decides”."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered copy, machine-translated into Portuguese "
        "(gazetacentral.blogspot.com, September 2014). It is addressed to the fighters, not to states: it is kept"
        " as context and is no duty of a state."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered copy, machine-translated into Portuguese "
        "(gazetacentral.blogspot.com, September 2014). Its verb is “urges” (Insta), where paragraph 4 has “calls "
        "upon” (Exorta)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered copy, machine-translated into Portuguese "
        "(gazetacentral.blogspot.com, September 2014). Its verb “reaffirms” points to the duty of resolution "
        "1373; assessing risk and screening are only encouraged."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a numbered copy, machine-translated into Portuguese "
        "(gazetacentral.blogspot.com, September 2014). Only the first half of paragraph 4 stands there."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a quotation with its number (platform.keesingtechnologies.com,"
        " on resolution 2178), and in the official Chinese text, in the annex to circular wai-fa [2001] 18 of "
        "China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in a quotation with its number (platform.keesingtechnologies.com,"
        " on resolution 2178). Its purpose is to keep out those who are guilty of the conduct in 1(a)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the English text in the journal of the Portuguese parliament "
        "(II-A, no. 105, supplement 2, 1 April 2015, p. 4)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the English text in the journal of the Portuguese parliament "
        "(II-A, no. 105, supplement 2, 1 April 2015, p. 4). A page on article 6 (vilp.de) agrees."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the English text in the journal of the Portuguese parliament "
        "(II-A, no. 105, supplement 2, 1 April 2015, p. 4). It holds “as appropriate” and within capabilities."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the extracts of operative paragraphs on peacewomen.org "
        "(resolution 2396), no. 31. It has two verbs: “emphasizes” and “stresses”."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the extracts of operative paragraphs on peacewomen.org "
        "(resolution 2396), no. 39."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2). A copy of the Committee's "
        "table of best practices (webarchive.unesco.org) heads its list with “1(a)” too."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2). An English list with the "
        "letters (a) to (g) stands at amnestidors.com (UNO, theme A)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2). An English list with the "
        "letters (a) to (g) stands at amnestidors.com (UNO, theme A). It is limited to proceedings on the "
        "financing or support of terrorist acts."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2). Only the first half of 3(f) "
        "stands there; the page ends."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2). Only the opening words of "
        "1(d) stand there; the rest was seen in a copy of press release SC/7158 (clhrf.com)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2). The copy misprints 1368 as "
        "136."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2). The text also covers those "
        "who act for such persons or at their direction; the summary says so."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official Chinese text, in the annex to circular wai-fa "
        "[2001] 18 of China's foreign ministry (ask.fsou.com, 63240_1 and 63240_2). The text limits it to "
        "nationals or to acts in the territory."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official text on the Swiss site droit-bilingue.ch (SR "
        "0.311.611), art. 3."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official text on the Swiss site droit-bilingue.ch (SR "
        "0.311.611), art. 4. The attempt is covered by 4(3)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official text on the Swiss site droit-bilingue.ch (SR "
        "0.311.611), art. 5."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official text on the Swiss site droit-bilingue.ch (SR "
        "0.311.611), art. 6."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the official text on the Swiss site droit-bilingue.ch (SR "
        "0.311.611), art. 7."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the scanned page of the resolution on Wikisource "
        "(UN_Resolution_2341_(2017).djvu, page 4)."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the scanned page of the resolution on Wikisource "
        "(UN_Resolution_2341_(2017).djvu, page 4). It is addressed to the UN and other organisations too."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the scanned page of the resolution on Wikisource "
        "(UN_Resolution_2341_(2017).djvu, page 4). Only the end of paragraph 3 stands there, directly before 4."
    ),
    gettext_noop(
        "The paragraph was seen with its number in the scanned page of the resolution on Wikisource "
        "(UN_Resolution_2341_(2017).djvu, page 4). The page ends inside the paragraph."
    ),
    gettext_noop(
        "The text wasn't seen. One secondary citation agrees (annex, section II, paragraph 1, on support for "
        "terrorists, in a public coding guide, file 70210575090)."
    ),
    gettext_noop(
        "The words were seen without a number (law library of theblueshield.org; French ministry of culture). The"
        " number follows from 15 and 16, which are quoted with theirs (conflictantiquities.wordpress.com, 13 "
        "February 2015), and from “paras 15-17” (ebrary.net, 57649)."
    ),
    gettext_noop(
        "The words weren't seen. Only a summary at tamilnation.org points to it: it lists “3f, g” under the "
        "denial of safe haven."
    ),
    gettext_noop(
        "What it asks was seen in episode 5 on Al-Qaida at unsanctionsapp.com; the number of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks was seen in justsecurity.org (26720) and in news of the Committee's Executive Directorate "
        "of 13 October 2020; the number of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks was seen in press release SC/12839; the number of the paragraph wasn't. The letters under "
        "it weren't seen either."
    ),
    gettext_noop(
        "What it asks was seen in press release SC/12839; the number of the paragraph wasn't. The letters under "
        "it weren't seen either. From memory it is addressed to bodies of the UN and not to states: unless the "
        "text shows otherwise, this entry falls away."
    ),
    gettext_noop(
        "What it asks was seen in press release SC/12839; the number of the paragraph wasn't. The letters under "
        "it weren't seen either. It is told there as something that the Council noted, so it is hardly a duty "
        "that can be followed."
    ),
    gettext_noop(
        "What it asks was seen in the Wikipedia article on resolution 1624; the number of the paragraph wasn't."
    ),
    gettext_noop("What it asks was seen in the page on impact of coe.int; the number of the paragraph wasn't."),
    gettext_noop(
        "What it asks was seen in the report of the Counter-Terrorism Committee of 14 September 2006; the number "
        "of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks was seen in the report of the Counter-Terrorism Committee of 14 September 2006; the number "
        "of the paragraph wasn't. It asks to prevent incitement."
    ),
    gettext_noop(
        "What it asks, a report within 90 days, was seen in a copy of press release SC/7158; the number 6 wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “called on”, was seen in press release SC/13138; the number of the paragraph"
        " wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “called upon”, was seen in a summary of the UN Travel Programme and in the "
        "ICAO annual report for 2015; the number of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “calls upon”, was seen in an article of ibtimes.co.in (794835); the number "
        "of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “calls upon”, was seen in press release SC/13754; the number of the "
        "paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “demands”, was seen in press release SC/13754; the number of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “encouraged”, was seen in a page of peacewomen.org (node/87233); the number "
        "of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “encourages”, was seen in an article of ibtimes.co.in (794835); the number "
        "of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “invites”, was seen in the Chinese abstract of the UN (sres24622019); the "
        "number of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “reaffirms”, was seen in press release SC/13754; the number of the paragraph"
        " wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “urged”, was seen in a page of pilac.law.harvard.edu; the number of the "
        "paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “urges”, was seen in an entry of progressive-security.org; the number of the"
        " paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the verb “urging”, was seen in the news of the Committee's Executive Directorate of "
        "28 March 2019; the number of the paragraph wasn't."
    ),
    gettext_noop(
        "What it asks, with the words “all States shall”, was seen in press release SC/13754 and in the news of "
        "the Committee's Executive Directorate of 28 March 2019; the number of the paragraph wasn't."
    ),
)
