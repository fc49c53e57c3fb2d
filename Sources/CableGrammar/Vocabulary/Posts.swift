extension Vocabulary {
    /// Embassies and consulates: the name as identifiers spell it, and the name of the place.
    ///
    /// Offices and missions that bear no place's name are left out.
    package static let posts = VocabularyTable(
        """
        ABIDJAN|WL|Abidjan
        ABUDHABI|WL|Abu Dhabi
        ABUJA|WL|Abuja
        ACCRA|LANDS|Accra
        ADDISABABA|WL|Addis Ababa
        ALGIERS|WL|Algiers
        AMMAN|WL|Amman
        AMSTERDAM|LANDS|Amsterdam
        ANKARA|WL|Ankara
        ANTANANARIVO|LANDS|Antananarivo
        APIA|LANDS|Apia
        ASHGABAT|WL|Ashgabat
        ASMARA|WL|Asmara
        ASTANA|WL|Astana
        ASUNCION|WL|Asuncion
        ATHENS|LANDS|Athens
        BAGHDAD|WL|Baghdad
        BAKU|WL|Baku
        BAMAKO|WL|Bamako
        BANDARSERIBEGAWAN|LANDS|Bandar Seri Begawan
        BANGKOK|WL|Bangkok
        BANGUI|LANDS|Bangui
        BANJUL|LANDS|Banjul
        BEIJING|WL|Beijing
        BEIRUT|WL|Beirut
        BELGRADE|WL|Belgrade
        BELMOPAN|LANDS|Belmopan
        BERLIN|WL|Berlin
        BERN|LANDS|Bern
        BISHKEK|WL|Bishkek
        BOGOTA|WL|Bogota
        BRASILIA|WL|Brasilia
        BRATISLAVA|LANDS|Bratislava
        BRAZZAVILLE|LANDS|Brazzaville
        BRIDGETOWN|WL|Bridgetown
        BRUSSELS|WL|Brussels
        BUCHAREST|WL|Bucharest
        BUDAPEST|LANDS|Budapest
        BUENOSAIRES|WL|Buenos Aires
        CAIRO|WL|Cairo
        CANBERRA|LANDS|Canberra
        CAPETOWN|WL|Cape Town
        CARACAS|WL|Caracas
        CASABLANCA|WL|Casablanca
        CHISINAU|WL|Chisinau
        COLOMBO|WL|Colombo
        CONAKRY|LANDS|Conakry
        COPENHAGEN|LANDS|Copenhagen
        DAKAR|WL|Dakar
        DAMASCUS|WL|Damascus
        DHAKA|LANDS|Dhaka
        DILI|LANDS|Dili
        DJIBOUTI|WL|Djibouti
        DOHA|WL|Doha
        DUBAI|WL|Dubai
        DUBLIN|WL|Dublin
        DUSHANBE|WL|Dushanbe
        FREETOWN|WL|Freetown
        GABORONE|LANDS|Gaborone
        GEORGETOWN|LANDS|Georgetown
        HAMBURG|WL|Hamburg
        HANOI|LANDS|Hanoi
        HARARE|WL|Harare
        HAVANA|WL|Havana
        HELSINKI|LANDS|Helsinki
        ISLAMABAD|WL|Islamabad
        ISTANBUL|WL|Istanbul
        JAKARTA|LANDS|Jakarta
        JEDDAH|WL|Jeddah
        JERUSALEM|LANDS|Jerusalem
        KABUL|WL|Kabul
        KAMPALA|WL|Kampala
        KATHMANDU|LANDS|Kathmandu
        KHARTOUM|WL|Khartoum
        KIGALI|WL|Kigali
        KINGSTON|LANDS|Kingston
        KINSHASA|LANDS|Kinshasa
        KUALALUMPUR|WL|Kuala Lumpur
        KUWAIT|WL|Kuwait
        KYIV|WL|Kyiv
        LAGOS|WL|Lagos
        LAPAZ|WL|La Paz
        LIBREVILLE|LANDS|Libreville
        LILONGWE|LANDS|Lilongwe
        LIMA|WL|Lima
        LISBON|WL|Lisbon
        LJUBLJANA|LANDS|Ljubljana
        LOME|LANDS|Lome
        LONDON|WL|London
        LUANDA|WL|Luanda
        LUSAKA|LANDS|Lusaka
        LUXEMBOURG|WL|Luxembourg
        MADRID|WL|Madrid
        MAJURO|LANDS|Majuro
        MANAGUA|WL|Managua
        MANAMA|WL|Manama
        MANILA|LANDS|Manila
        MAPUTO|WL|Maputo
        MASERU|LANDS|Maseru
        MBABANE|LANDS|Mbabane
        MEXICO|WL|Mexico
        MINSK|LANDS|Minsk
        MOGADISHU|LANDS|Mogadishu
        MONROVIA|LANDS|Monrovia
        MONTEVIDEO|LANDS|Montevideo
        MOSCOW|WL|Moscow
        MUNICH|WL|Munich
        MUSCAT|WL|Muscat
        NAIROBI|WL|Nairobi
        NASSAU|LANDS|Nassau
        NDJAMENA|LANDS|N'Djamena
        NEWDELHI|WL|New Delhi
        NIAMEY|LANDS|Niamey
        NICOSIA|LANDS|Nicosia
        NOUAKCHOTT|LANDS|Nouakchott
        OSLO|WL|Oslo
        OTTAWA|WL|Ottawa
        OUAGADOUGOU|WL|Ouagadougou
        PANAMA|WL|Panama
        PARAMARIBO|LANDS|Paramaribo
        PARIS|WL|Paris
        PESHAWAR|WL|Peshawar
        PHNOMPENH|LANDS|Phnom Penh
        PODGORICA|LANDS|Podgorica
        PORTAUPRINCE|WL|Port au Prince
        PORTLOUIS|LANDS|Port Louis
        PORTMORESBY|LANDS|Port Moresby
        PORTOFSPAIN|LANDS|Port of Spain
        PRAGUE|WL|Prague
        PRAIA|LANDS|Praia
        PRETORIA|WL|Pretoria
        PRISTINA|WL|Pristina
        QUITO|LANDS|Quito
        RABAT|WL|Rabat
        RANGOON|WL|Rangoon
        REYKJAVIK|LANDS|Reykjavik
        RIGA|WL|Riga
        RIODEJANEIRO|WL|Rio de Janeiro
        RIYADH|WL|Riyadh
        ROME|WL|Rome
        SANAA|WL|Sanaa
        SANJOSE|LANDS|San Jose
        SANSALVADOR|WL|San Salvador
        SANTIAGO|WL|Santiago
        SANTODOMINGO|LANDS|Santo Domingo
        SAOPAULO|WL|Sao Paulo
        SARAJEVO|WL|Sarajevo
        SEOUL|WL|Seoul
        SHANGHAI|WL|Shanghai
        SHENYANG|WL|Shenyang
        SINGAPORE|WL|Singapore
        SKOPJE|WL|Skopje
        SOFIA|WL|Sofia
        STOCKHOLM|WL|Stockholm
        SUVA|LANDS|Suva
        TAIPEI|LANDS|Taipei
        TALLINN|WL|Tallinn
        TASHKENT|LANDS|Tashkent
        TBILISI|WL|Tbilisi
        TEGUCIGALPA|WL|Tegucigalpa
        TEHRAN|WL|Tehran
        TELAVIV|WL|Tel Aviv
        THEHAGUE|WL|The Hague
        TIRANA|LANDS|Tirana
        TOKYO|LANDS|Tokyo
        TRIPOLI|WL|Tripoli
        TUNIS|WL|Tunis
        ULAANBAATAR|WL|Ulaanbaatar
        VALLETTA|LANDS|Valletta
        VATICAN|WL|Vatican
        VIENNA|WL|Vienna
        VIENTIANE|LANDS|Vientiane
        VILNIUS|LANDS|Vilnius
        VLADIVOSTOK|WL|Vladivostok
        WARSAW|WL|Warsaw
        WELLINGTON|LANDS|Wellington
        WINDHOEK|LANDS|Windhoek
        YAOUNDE|LANDS|Yaounde
        YEREVAN|WL|Yerevan
        ZAGREB|WL|Zagreb
        """)

    /// Posts, missions and offices beside those, as identifiers spell them. Of most of these the
    /// place is in the name.
    package static let furtherStations = VocabularyTable(
        """
        ADANA|STATIONS
        AITTAIPEI|STATIONS
        ALEXANDRIA|STATIONS
        ALMATY|STATIONS
        AUCKLAND|STATIONS
        BARCELONA|STATIONS
        BASRAH|STATIONS
        BELFAST|STATIONS
        BELIZE|STATIONS
        BONN|STATIONS
        BUJUMBURA|STATIONS
        CALCUTTA|STATIONS
        CALGARY|STATIONS
        CDGENEVA|STATIONS
        CHARLESTON|STATIONS
        CHENGDU|STATIONS
        CHENNAI|STATIONS
        CHIANGMAI|STATIONS
        CIUDADJUAREZ|STATIONS
        COTONOU|STATIONS
        CURACAO|STATIONS
        DARESSALAAM|STATIONS
        DHAHRAN|STATIONS
        DURBAN|STATIONS
        DUSSELDORF|STATIONS
        FLORENCE|STATIONS
        FRANKFURT|STATIONS
        FUKUOKA|STATIONS
        GENEVA|STATIONS
        GRENADA|STATIONS
        GUADALAJARA|STATIONS
        GUANGZHOU|STATIONS
        GUATEMALA|STATIONS
        GUAYAQUIL|STATIONS
        HALIFAX|STATIONS
        HAMILTON|STATIONS
        HERMOSILLO|STATIONS
        HILLAH|STATIONS
        HOCHIMINHCITY|STATIONS
        HONGKONG|STATIONS
        HYDERABAD|STATIONS
        IRANRPODUBAI|STATIONS
        IZMIR|STATIONS
        JOHANNESBURG|STATIONS
        KADUNA|STATIONS
        KARACHI|STATIONS
        KIEV|STATIONS
        KIRKUK|STATIONS
        KOLKATA|STATIONS
        KOLONIA|STATIONS
        KOROR|STATIONS
        KRAKOW|STATIONS
        LAHORE|STATIONS
        LEIPZIG|STATIONS
        LENINGRAD|STATIONS
        MADRAS|STATIONS
        MALABO|STATIONS
        MARSEILLE|STATIONS
        MATAMOROS|STATIONS
        MELBOURNE|STATIONS
        MERIDA|STATIONS
        MILAN|STATIONS
        MONTERREY|STATIONS
        MONTREAL|STATIONS
        MOSUL|STATIONS
        MUMBAI|STATIONS
        NAGOYA|STATIONS
        NAHA|STATIONS
        NAPLES|STATIONS
        NOGALES|STATIONS
        NUEVOLAREDO|STATIONS
        OSAKAKOBE|STATIONS
        PERTH|STATIONS
        PONTADELGADA|STATIONS
        QUEBEC|STATIONS
        RECIFE|STATIONS
        RPODUBAI|STATIONS
        SAPPORO|STATIONS
        STATE|STATIONS
        STPETERSBURG|STATIONS
        STRASBOURG|STATIONS
        SURABAYA|STATIONS
        SYDNEY|STATIONS
        THESSALONIKI|STATIONS
        TIJUANA|STATIONS
        TORONTO|STATIONS
        UNESCOPARIS|STATIONS
        UNESCOPARISFR|STATIONS
        UNROME|STATIONS
        UNVIEVIENNA|STATIONS
        USEUBRUSSELS|STATIONS
        USNATO|STATIONS
        USOSCE|STATIONS
        USTRGENEVA|STATIONS
        USUNNEWYORK|STATIONS
        VANCOUVER|STATIONS
        YEKATERINBURG|STATIONS
        """)

    /// Short and other names of posts in references, by their letters alone, and the post whose
    /// telegrams are meant.
    package static let shortPostNames = VocabularyTable(
        """
        ADDIS|WL|ADDIS ABABA
        DEPARTMENT|WL|STATE
        DEPT|WL|STATE
        DEPTEL|WL|STATE
        GUATEMALACITY|WL|GUATEMALA
        HAGUE|WL|THE HAGUE
        HCMC|WL|HO CHI MINH CITY
        HOCHIMINH|WL|HO CHI MINH CITY
        KUWAITCITY|WL|KUWAIT
        MEXICOCITY|WL|MEXICO
        OSAKA|WL|OSAKA KOBE
        PANAMACITY|WL|PANAMA
        RIO|WL|RIO DE JANEIRO
        SECSTATE|WL|STATE
        SECSTATEWASHDC|WL|STATE
        STATEDEPT|WL|STATE
        UNVIE|WL|UNVIE VIENNA
        USEU|WL|USEU BRUSSELS
        USUN|WL|USUN NEW YORK
        """)
}
