extension Vocabulary {
    /// Geographic TAGS: lands and regions, two letters.
    ///
    /// The codes are those of FIPS 10-4, older ones of 1974, and regions that begin with X. Where the
    /// land of 1974 bears another name since, the entry has the later one.
    package static let geographicTags = VocabularyTable(
        """
        AA|FIPS|Aruba
        AC|FIPS|Antigua and Barbuda
        AE|FIPS|United Arab Emirates
        AF|TAGS74|Afghanistan
        AG|TAGS74|Algeria
        AJ|FIPS|Azerbaijan
        AL|TAGS74|Albania
        AM|FIPS|Armenia
        AN|TAGS74|Andorra
        AO|TAGS74|Angola
        AQ|TAGS74|American Samoa
        AR|TAGS74|Argentina
        AS|TAGS74|Australia
        AT|TAGS74|Ashmore and Cartier Islands
        AU|TAGS74|Austria
        AV|TAGS74|Anguilla
        AY|FIPS|Antarctica
        BA|TAGS74|Bahrain
        BB|TAGS74|Barbados
        BC|TAGS74|Botswana
        BD|TAGS74|Bermuda
        BE|TAGS74|Belgium
        BF|TAGS74|Bahamas
        BG|TAGS74|Bangladesh
        BH|TAGS74|Belize
        BK|FIPS|Bosnia
        BL|TAGS74|Bolivia
        BM|TAGS74|Burma
        BN|FIPS|Benin
        BO|FIPS|Belarus
        BP|FIPS|Solomon Islands
        BR|TAGS74|Brazil
        BT|TAGS74|Bhutan
        BU|TAGS74|Bulgaria
        BV|TAGS74|Bouvet Island
        BW|TAGS74|British West Indies
        BX|TAGS74|Brunei
        BY|TAGS74|Burundi
        CA|TAGS74|Canada
        CB|FIPS|Cambodia
        CD|TAGS74|Chad
        CE|FIPS|Sri Lanka
        CF|TAGS74|Congo (Brazzaville)
        CG|FIPS|Congo (Kinshasa)
        CH|FIPS|China
        CI|TAGS74|Chile
        CJ|TAGS74|Cayman Islands
        CK|FIPS|Cocos Islands
        CL|TAGS74|Line Islands
        CM|TAGS74|Cameroon
        CN|WL
        CO|TAGS74|Colombia
        CQ|FIPS|Northern Mariana Islands
        CR|TAGS74|Coral Sea Islands Territory
        CS|TAGS74|Costa Rica
        CT|TAGS74|Central African Republic
        CU|TAGS74|Cuba
        CV|FIPS|Cape Verde
        CW|TAGS74|Cook Islands
        CY|TAGS74|Cyprus
        CZ|TAGS74|Czechoslovakia
        DA|TAGS74|Denmark
        DJ|FIPS|Djibouti
        DM|TAGS74|Dahomey
        DO|TAGS74|Dominica
        DR|TAGS74|Dominican Republic
        EC|TAGS74|Ecuador
        EG|TAGS74|Egypt
        EI|TAGS74|Ireland
        EK|TAGS74|Equatorial Guinea
        EN|FIPS|Estonia
        EQ|TAGS74|Canton and Enderbury Islands
        ER|FIPS|Eritrea
        ES|TAGS74|El Salvador
        ET|TAGS74|Ethiopia
        EU|WL
        EZ|FIPS|Czechia
        FA|TAGS74|Falkland Islands
        FG|TAGS74|French Guiana
        FI|TAGS74|Finland
        FJ|TAGS74|Fiji
        FK|FIPS|Falkland Islands
        FM|FIPS|Micronesia
        FO|TAGS74|Faeroe Islands
        FP|TAGS74|French Polynesia
        FR|TAGS74|France
        FS|FIPS|French Southern Territories
        FT|TAGS74|French Territory of Afars and Issas
        FW|TAGS74|French West Indies
        GA|TAGS74|Gambia
        GB|TAGS74|Gabon
        GE|TAGS74|Germany (East)
        GG|FIPS|Georgia
        GH|TAGS74|Ghana
        GI|TAGS74|Gibraltar
        GJ|TAGS74|Grenada
        GK|FIPS|Guernsey
        GL|TAGS74|Greenland
        GM|FIPS|Germany
        GN|TAGS74|Gilbert and Ellice Islands
        GP|TAGS74|Guadeloupe
        GQ|TAGS74|Guam
        GR|TAGS74|Greece
        GT|TAGS74|Guatemala
        GV|TAGS74|Guinea
        GW|TAGS74|Germany (West)
        GY|TAGS74|Guyana
        GZ|TAGS74|Gaza Strip
        HA|TAGS74|Haiti
        HK|TAGS74|Hong Kong
        HM|TAGS74|Heard and McDonald Islands
        HO|TAGS74|Honduras
        HR|FIPS|Croatia
        HU|TAGS74|Hungary
        IC|TAGS74|Iceland
        ID|TAGS74|Indonesia
        IM|FIPS|Isle of Man
        IN|TAGS74|India
        IO|TAGS74|British Indian Ocean Territory
        IQ|WL
        IR|TAGS74|Iran
        IS|TAGS74|Israel
        IT|TAGS74|Italy
        IV|TAGS74|Ivory Coast
        IY|TAGS74|Iraq-Saudi Arabia Neutral Zone
        IZ|TAGS74|Iraq
        JA|TAGS74|Japan
        JE|FIPS|Jersey
        JM|TAGS74|Jamaica
        JN|TAGS74|Jan Mayen
        JO|TAGS74|Jordan
        JQ|TAGS74|Johnston Atoll
        KE|TAGS74|Kenya
        KG|FIPS|Kyrgyzstan
        KN|TAGS74|Korea (North)
        KR|WL
        KS|TAGS74|Korea (South)
        KT|TAGS74|Christmas Island
        KU|TAGS74|Kuwait
        KV|WL
        KZ|FIPS|Kazakhstan
        LA|TAGS74|Laos
        LE|TAGS74|Lebanon
        LG|FIPS|Latvia
        LH|FIPS|Lithuania
        LI|TAGS74|Liberia
        LO|FIPS|Slovakia
        LS|TAGS74|Liechtenstein
        LT|TAGS74|Lesotho
        LU|TAGS74|Luxembourg
        LY|TAGS74|Libya
        MA|FIPS|Madagascar
        MB|TAGS74|Martinique
        MC|TAGS74|Macao
        MD|FIPS|Moldova
        MF|FIPS|Mayotte
        MG|TAGS74|Mongolia
        MH|TAGS74|Montserrat
        MI|TAGS74|Malawi
        MJ|FIPS|Montenegro
        MK|FIPS|North Macedonia
        ML|TAGS74|Mali
        MN|TAGS74|Monaco
        MO|TAGS74|Morocco
        MP|TAGS74|Mauritius
        MQ|TAGS74|Midway Islands
        MR|TAGS74|Mauritania
        MT|TAGS74|Malta
        MU|TAGS74|Oman
        MV|TAGS74|Maldives
        MX|TAGS74|Mexico
        MY|TAGS74|Malaysia
        MZ|TAGS74|Mozambique
        NA|TAGS74|Netherlands Antilles
        NC|TAGS74|New Caledonia
        NE|TAGS74|Niue
        NF|TAGS74|Norfolk Island
        NG|TAGS74|Niger
        NH|FIPS|Vanuatu
        NI|TAGS74|Nigeria
        NL|TAGS74|Netherlands
        NN|FIPS|Sint Maarten
        NO|TAGS74|Norway
        NP|TAGS74|Nepal
        NR|TAGS74|Nauru
        NS|FIPS|Suriname
        NU|TAGS74|Nicaragua
        NZ|TAGS74|New Zealand
        OD|FIPS|South Sudan
        PA|TAGS74|Paraguay
        PC|FIPS|Pitcairn
        PE|TAGS74|Peru
        PF|TAGS74|Paracel Islands
        PG|TAGS74|Spratly Island
        PK|TAGS74|Pakistan
        PL|TAGS74|Poland
        PM|FIPS|Panama
        PN|TAGS74|Panama
        PO|TAGS74|Portugal
        PP|TAGS74|Papua New Guinea
        PQ|TAGS74|Canal Zone
        PS|FIPS|Palau
        PT|TAGS74|Portuguese Timor
        PU|TAGS74|Guinea-Bissau (Portuguese Guinea)
        QA|TAGS74|Qatar
        RE|TAGS74|Reunion
        RH|TAGS74|Rhodesia
        RM|FIPS|Marshall Islands
        RN|FIPS|St. Martin
        RO|TAGS74|Romania
        RP|TAGS74|Philippines
        RQ|TAGS74|Puerto Rico
        RS|FIPS|Russia
        RU|WL
        RW|TAGS74|Rwanda
        SA|TAGS74|Saudi Arabia
        SB|TAGS74|St. Pierre and Miquelon
        SC|FIPS|St. Kitts and Nevis
        SE|TAGS74|Seychelles
        SF|TAGS74|South Africa
        SG|TAGS74|Senegal
        SH|TAGS74|St. Helena
        SI|FIPS|Slovenia
        SK|TAGS74|Sikkim
        SL|TAGS74|Sierra Leone
        SM|TAGS74|San Marino
        SN|TAGS74|Singapore
        SO|TAGS74|Somalia
        SP|TAGS74|Spain
        SQ|TAGS74|Swan Islands
        SR|WL
        SS|TAGS74|Spanish Sahara
        ST|TAGS74|St. Lucia
        SU|TAGS74|Sudan
        SV|TAGS74|Svalbard
        SW|TAGS74|Sweden
        SX|FIPS|South Georgia and South Sandwich Islands
        SY|TAGS74|Syria
        SZ|TAGS74|Switzerland
        TB|FIPS|St. Barthélemy
        TC|TAGS74|United Arab Emirates
        TD|TAGS74|Trinidad and Tobago
        TH|TAGS74|Thailand
        TI|FIPS|Tajikistan
        TK|TAGS74|Turks and Caicos Islands
        TL|FIPS|Tokelau
        TN|TAGS74|Tonga
        TO|TAGS74|Togo
        TP|TAGS74|Sao Tome and Principe
        TQ|TAGS74|Trust Territory of the Pacific
        TS|TAGS74|Tunisia
        TT|FIPS|Timor-Leste
        TU|TAGS74|Turkey
        TV|FIPS|Tuvalu
        TW|FIPS|Taiwan
        TX|FIPS|Turkmenistan
        TZ|TAGS74|Tanzania
        UC|FIPS|Curaçao
        UG|TAGS74|Uganda
        UK|TAGS74|United Kingdom
        UP|FIPS|Ukraine
        UR|TAGS74|Soviet Union
        US|TAGS74|United States
        UV|TAGS74|Burkina Faso (Upper Volta)
        UY|TAGS74|Uruguay
        UZ|FIPS|Uzbekistan
        VC|FIPS|St. Vincent and the Grenadines
        VE|TAGS74|Venezuela
        VI|TAGS74|British Virgin Islands
        VM|FIPS|Vietnam
        VN|TAGS74|Viet-Nam (North)
        VQ|FIPS|U.S. Virgin Islands
        VS|TAGS74|Viet-Nam (South)
        VT|TAGS74|Vatican City
        VZ|WL
        WA|FIPS|Namibia
        WB|TAGS74|West Berlin
        WF|FIPS|Wallis and Futuna
        WI|FIPS|Western Sahara
        WQ|TAGS74|Wake Island
        WS|FIPS|Samoa
        WZ|TAGS74|Swaziland
        XA|TAGS74|Africa
        XB|TAGS74|Asia
        XC|TAGS74|Southeast Asia
        XD|TAGS74|South Asia
        XE|TAGS74|Far East
        XF|TAGS74|Middle East
        XG|TAGS74|Europe
        XH|TAGS74|Eastern Europe
        XI|TAGS74|North Africa
        XJ|TAGS74|Africa South of the Sahara
        XK|TAGS74|Central America
        XL|TAGS74|Caribbean
        XM|TAGS74|Latin America
        XN|TAGS74|Atlantic Ocean Area
        XO|TAGS74|Indian Ocean Area
        XP|TAGS74|Pacific Ocean Area
        XQ|TAGS74|Arctic Ocean Area
        XR|TAGS74|South America
        XS|TAGS74|North America
        XT|TAGS74|Western Europe
        XU|TAGS74|Australasia
        XV|TAGS74|Antarctica
        XW|TAGS74|East Africa
        XX|TAGS74|Worldwide
        XY|TAGS74|West Africa
        XZ|TAGS74|Scandinavia
        YE|TAGS74|Yemen (San'a)
        YI|WL
        YM|FIPS|Yemen
        YO|TAGS74|Yugoslavia
        YQ|TAGS74|Ryukyu Islands (South)
        YS|TAGS74|Yemen (Aden)
        ZA|TAGS74|Zambia
        ZB|WL
        ZF|WL
        ZI|FIPS|Zimbabwe
        ZK|WL
        ZP|WL
        ZR|WL
        ZU|WL
        """)
}
