extension Vocabulary {
    /// Subject TAGS: four letters, the first of which is the field.
    ///
    /// Fields are A administration, B business services, C consular affairs, E economy, M military, O
    /// operations, P politics, S social affairs, T technology.
    package static let subjectTags = VocabularyTable(
        """
        AADP|FAH22|Automated Data Processing
        AART|TAGS74|Art-in-Embassies Program
        AAUD|TAGS74|Audits
        ABLD|FAH22|Building and Grounds
        ABUD|FAH22|Budget Services and Financial Systems
        ACKM|FAH22|COMSEC Key Management
        ACLM|TAGS74|Claims for Private Personal Property
        ACMM|NARA|Committees
        ACMS|NARA|COMSEC Material
        ACOA|FAH22|Communication Operations and Administration
        ACOM|TAGS74|Departmental Communications
        ACOU|NARA|Courier Operations
        ADCO|FAH22|Diplomatic Courier Operations
        ADPM|FAH22|Diplomatic Pouch and Mail
        ADTO|NARA|Domestic Telecommunications Operations
        AEMR|FAH22|Emergency Planning and Evacuation
        AFAC|NARA|Commo & Records Unit/Combined Commo Centers
        AFIN|FAH22|Financial Management
        AFOP|NARA|Foreign Service Post COM Center Operations & Administration
        AFSI|FAH22|Foreign Service Institute
        AFSN|FAH22|Foreign Service National Personnel
        AFSP|TAGS74|Post Administration
        AGAO|FAH22|General Accounting Office
        AINF|FAH22|Information Management Services
        AINR|FAH22|INR Program Administration
        AINT|FAH22|Internet Administration
        ALEO|FAH22|Low Earth Orbit Satellite Coordination
        ALIB|TAGS74|Library Services
        ALOW|FAH22|Allowances
        ALTR|TAGS74|Newsletter
        AMED|FAH22|Medical Services
        AMGT|FAH22|Management Operations
        AMTC|FAH22|Telecommunications Equipment Maintenance
        ANET|FAH22|Communications, Circuits, and Networks
        AODE|FAH22|Employees Abroad
        AOMS|FAH22|Office Management Specialist Issues
        AORC|FAH22|International Organizations and Conferences
        AORG|TAGS74|International Organization Administration
        APCS|FAH22|Personal Computers
        APER|FAH22|Personnel
        APOU|NARA|Mail and Pouch
        APUB|TAGS74|Publishing, Printing, Distribution
        AREC|TAGS74|Commissary and Recreation
        AREG|TAGS74|Regulations and Directives
        ASAF|TAGS74|Safety
        ASCH|FAH22|U.S. Sponsored Schools
        ASEC|FAH22|Security
        ASIG|FAH22|Inspector General Activities
        ASUP|FAH22|Supplies and Equipment
        ATRN|FAH22|Transportation Service
        AVCE|NARA|Foreign Service Post Voice Communications Facility
        AWRD|TAGS74|Awards
        BBAK|TAGS74|Background on Firms, Products, and Individuals
        BBCP|TAGS74|Business Consultation Program
        BBSR|FAH22|Business Services Reporting
        BDIS|TAGS74|Trade Complaints, and Disputes and Inquiries
        BENC|NARA|Engineering and Construction Services
        BEXP|FAH22|Trade Expansion and Promotion
        BFOL|TAGS74|Followup Requests
        BGEN|TAGS74|Business Services, General
        BLIB|TAGS74|Commercial Libraries
        BMGT|FAH22|FCS Management Operations
        BPRO|TAGS74|Business Proposals
        BPUB|TAGS74|Business-Commercial Publications
        BTIO|FAH22|Trade and Investment Opportunities
        BTRA|TAGS74|Travel by U.S. and Foreign Businessmen
        CARR|NARA|Americans Arrested Abroad
        CASC|FAH22|Assistance to Citizens
        CDES|TAGS74|Deaths and Estates
        CFED|FAH22|Federal Agency Services
        CGEN|TAGS74|Consular Affairs, General
        CJAN|FAH22|Judicial Assistance and Notarial Services
        CLOK|FAH22|Visa Lookout
        CMGT|FAH22|Consular Administration and Management
        CPAS|FAH22|Passports and Citizenship
        CPRS|TAGS74|Protective Services
        CVIS|FAH22|Visas
        EAGR|FAH22|Agriculture and Forestry
        EAID|FAH22|Foreign Economic Assistance
        EAIR|FAH22|Civil Aviation
        EALR|TAGS74|Economic Alert List Reporting
        ECEM|TAGS74|Chemical Industry and Chemical Products
        ECIN|FAH22|Economic Integration and Cooperation
        ECON|FAH22|Economic Conditions
        ECPS|FAH22|Communications and Postal Systems
        ECRE|TAGS74|Construction, Repair, and Expansion
        ECRP|TAGS74|Scheduled Reporting
        EEWT|TAGS74|East-West Trade
        EFIN|FAH22|Financial and Monetary Affairs
        EFIS|FAH22|Commercial Fishing and Fish Processing
        EGEN|TAGS74|Economic Affairs, General
        EIND|FAH22|Industry and Manufacturing
        EINT|FAH22|Economic and Commercial Internet
        EINV|FAH22|Foreign Investments
        ELAB|FAH22|Labor Sector Affairs
        ELEC|TAGS74|Noncommunications Electrical and Electronic Equipment
        ELTN|FAH22|Land Transportation
        EMAE|TAGS74|Machinery and Related Equipment
        EMES|TAGS74|Medical, Engineering, and Scientific Equipment
        EMIN|FAH22|Minerals and Metals
        ENRG|TAGS74|Energy
        EPAP|TAGS74|Plant, Animal, and Wood Products
        EPET|WL
        ESTC|TAGS74|Strategic Trade Controls
        ETEL|TAGS74|Telecommunications and Postal Systems and Equipment
        ETRD|TAGS74|Foreign Trade
        ETRN|PLUSD|Transportation Policies
        ETTC|WL
        EWWT|TAGS74|Waterborne Transportation
        MARR|TAGS74|Military and Defense Arrangements
        MASS|TAGS74|Military Assistance and Sales
        MCAP|MAP
        MILI|TAGS74|Military Affairs, General
        MMOL|TAGS74|Materiel, Ordnance and Logistics
        MNUC|TAGS74|Military Nuclear Applications
        MOPS|TAGS74|Military Operations
        MORG|TAGS74|Military Organization and Structure
        MPOL|TAGS74|Military Policy and Planning
        OCLR|TAGS74|Vessel and Flight Clearances and Visits
        OCON|TAGS74|Conferences and Meetings
        ODIP|MAP
        OEXC|TAGS74|Educational and Cultural Exchange Operations
        OFDP|MAP
        OGEN|TAGS74|Operations, General
        OIIP|WL
        OPDC|MAP
        OPRC|MAP
        OREP|TAGS74|Congressional Travel
        OSCI|TAGS74|Science Grants
        OTRA|TAGS74|Travel and Visits
        OVIP|TAGS74|VIP Travel Arrangements
        PARM|TAGS74|Arms Control and Disarmament
        PBOR|TAGS74|Boundary and Sovereignty Claims
        PBTS|WL
        PDEV|TAGS74|National Development
        PDIP|TAGS74|Diplomatic and Consular Representation
        PFOR|TAGS74|Foreign Policy and Relations
        PGOV|FAH22|Internal Governmental Affairs
        PHSA|MAP
        PHUM|FAH22|Human Rights
        PINR|FAH22|Intelligence
        PINS|TAGS74|Internal Security
        PINT|TAGS74|Internal Political Affairs
        PLOS|TAGS74|Law of the Seas Affairs
        PNAT|MAP
        PORG|TAGS74|Policy Relations With International Organizations
        PORS|TAGS74|Public Order and Safety
        PREF|WL
        PREL|PLUSD|External Political Relations
        PROP|TAGS74|Propaganda and Psychological Operations
        PTER|PLUSD|Terrorists and Terrorism
        SCUL|TAGS74|Cultural Affairs
        SEDU|TAGS74|Education
        SENV|TAGS74|Environment
        SGEN|TAGS74|Social Affairs, General
        SHUM|TAGS74|Human Rights
        SMIG|WL
        SNAR|TAGS74|Narcotics
        SOCI|TAGS74|Social Conditions
        SOPN|TAGS74|Public Opinion and Information
        SPOP|TAGS74|Population
        SREF|TAGS74|Refugees
        SWEL|TAGS74|Public Welfare
        TBIO|TAGS74|Biological and Medical Science
        TECH|TAGS74|Technology
        TGEN|TAGS74|Technology and Science, General
        TINT|MAP
        TNGD|MAP
        TPHY|TAGS74|Physical Sciences
        TRGY|MAP
        TSPA|TAGS74|Space Activities
        TSPL|MAP
        """)
}
