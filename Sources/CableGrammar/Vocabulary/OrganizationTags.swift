extension Vocabulary {
    /// Organization TAGS: an abbreviation or a name.
    ///
    /// Most are codes alone: the list that has them does not say what they mean.
    package static let organizationTags = VocabularyTable(
        """
        AAA|MAP
        AAFLI|MAP
        AAI|MAP
        AALC|MAP
        ABA|MAP
        ABC|MAP
        ABMC|MAP
        ACABQ|MAP
        ACDA|ACP127
        ACTU|MAP
        ADB|TAGS74|Asian Development Bank
        ADB-1|MAP
        ADF|MAP
        ADPSEC|MAP
        AEC|TAGS74|Atomic Energy Commission
        AEDF|MAP
        AER LINGUS|MAP
        AEROFLOT|MAP
        AEROLINEAS ARGENTINAS|MAP
        AEROPERU|MAP
        AFDB|TAGS74|African Development Bank
        AFDF|MAP
        AFL-CIO|MAP
        AFP|MAP
        AFSA|MAP
        AGR|MAP
        AI|MAP
        AID|MAP
        AIFLD|TAGS74|American Institute for Free Labor Development
        AKB|MAP
        AL-1|MAP
        ALIA|MAP
        ALP|MAP
        AMAL|MAP
        AMAX|MAP
        AMCHAMS|MAP
        AMOCO|MAP
        ANC|MAP
        ANZUS|TAGS74|Australia, New Zealand, and United States Council
        AP|MAP
        APAG|MAP
        APCAC|MAP
        APECO|MAP
        ARAMCO|MAP
        ARC|MAP
        ARCO|MAP
        ARDE|MAP
        ARENA|MAP
        ARIANA|MAP
        ASALA|MAP
        ASEAN|TAGS74|Association of South East Asian Nations
        ASPAC|MAP
        AT&T|MAP
        ATA|MAP
        AU-1|MAP
        AUB|MAP
        AUCCTU|MAP
        AVENSA|MAP
        AVIANCA|MAP
        BA'ATH|MAP
        BASC|MAP
        BBC|MAP
        BBG|MAP
        BDC|MAP
        BENDIX|MAP
        BIE|TAGS74|Bureau of International Exhibitions
        BIS|MAP
        BLS|MAP
        BOS|MAP
        BP-1|MAP
        BQG|MAP
        BWIA|MAP
        CAA|MAP
        CAAC|MAP
        CAB|TAGS74|Civil Aviation Board
        CACM|MAP
        CAPC|MAP
        CARE|MAP
        CBC|MAP
        CBS|MAP
        CCC-1|MAP
        CCC-3|MAP
        CCD|TAGS74|Conference of the Committee on Disarmament
        CCIR|MAP
        CCITT|MAP
        CCMS|TAGS74|Committee on the Challenges of Modern Society (NATO)
        CCNAA|MAP
        CCUS|MAP
        CDB|MAP
        CDC|MAP
        CDG|MAP
        CDI|MAP
        CDU|MAP
        CEA|MAP
        CEAC|MAP
        CEC|MAP
        CEMA|MAP
        CENTO|TAGS74|Central Treaty Organization
        CEP|MAP
        CEQ|MAP
        CIA|MAP
        CIEC|MAP
        CIL|MAP
        CIME|MAP
        CIP|MAP
        CIPEC|MAP
        CIS|MAP
        CITEL|MAP
        CITIBANK|MAP
        COCOM|TAGS74|Coordinating Committee on Export Controls
        COE|TAGS74|Council of Europe
        COM|MAP
        COMECON|TAGS74|Council for Mutual Economic Assistance
        COMIBOL|MAP
        CONDECA|MAP
        CONOCO|MAP
        CONTRIB|MAP
        COPUOS|MAP
        COSEP|MAP
        CPC|MAP
        CPSU|MAP
        CRS|MAP
        CSCE|TAGS74|Conference on Security and Cooperation in Europe
        CSIS|MAP
        CSTP|MAP
        CSU|MAP
        CTM|MAP
        CWC|MAP
        CWS|MAP
        DAC|TAGS74|Development Assistance Committee (OECD)
        DC|MAP
        DCA|MAP
        DCI|MAP
        DEA|TAGS74|Drug Enforcement Agency
        DHS|MAP
        DIA|MAP
        DJP|MAP
        DOD|MAP
        DOE|MAP
        DOT|MAP
        DPC|TAGS74|Defense Planning Committee (NATO)
        DPP|MAP
        DPR|MAP
        EAC|MAP
        EAL|MAP
        EALG|MAP
        EAPC|MAP
        EBRD|MAP
        ECA|TAGS74|UN Economic Commission for Africa
        ECAC|MAP
        ECDC|MAP
        ECE|TAGS74|UN Economic Commission for Europe
        ECG|MAP
        ECLA|TAGS74|UN Economic Commission for Latin America
        ECLAC|MAP
        ECMT|MAP
        ECOSOC|TAGS74|UN Economic and Social Council
        ECOWAS|MAP
        ECWA|MAP
        ED|MAP
        EDC|MAP
        EDRC|MAP
        EDU|MAP
        EEC|TAGS74|European Common Market (European Communities)
        EEOC|MAP
        EFTA|TAGS74|European Free Trade Association
        EL AL|MAP
        ELF|MAP
        ELN|MAP
        EP|MAP
        EPA|TAGS74|Environmental Protection Agency
        EPC|MAP
        ESA|MAP
        ESCAP|MAP
        ESDI|MAP
        ETA|MAP
        EUCOM|MAP
        EUN|MAP
        EUROCONTROL|MAP
        EXIM|MAP
        FAA|MAP
        FAO|TAGS74|Food and Agriculture Organization (UN)
        FAPC|MAP
        FAPLA|MAP
        FARC|MAP
        FAS|MAP
        FBI|MAP
        FBIS|MAP
        FCC|MAP
        FCIA|MAP
        FCSC|MAP
        FDA|MAP
        FDIC|MAP
        FDN|MAP
        FDR|MAP
        FEMA|MAP
        FHWA|MAP
        FINNAIR|MAP
        FLN|MAP
        FMC|MAP
        FMLN|MAP
        FNLA|MAP
        FPC|MAP
        FRB|MAP
        FRELIMO|MAP
        FSCADP|MAP
        FSLN|MAP
        FTC|MAP
        FTUI|MAP
        FWS|MAP
        G-10|TAGS74|Group of Ten
        G-77|MAP
        G-8|MAP
        GAO|MAP
        GATT|TAGS74|General Agreement on Tariffs and Trade
        GCC|MAP
        GM-1|MAP
        GPO|MAP
        GREENS|MAP
        GSA|MAP
        HCOPIL|MAP
        HHS|MAP
        HKA|MAP
        HUD|MAP
        IA-ECOSOC|MAP
        IACI|MAP
        IACW|MAP
        IADB|MAP
        IAEA|TAGS74|International Atomic Energy Agency
        IAF|MAP
        IAHRC|MAP
        IAII|MAP
        IAJC|MAP
        IARC|MAP
        IATA|TAGS74|International Air Transport Association
        IATTC|MAP
        IBC|MAP
        IBM|MAP
        IBPCA|MAP
        IBPCT|MAP
        IBRD|TAGS74|International Bank for Reconstruction and Development
        IBWC|MAP
        IBWM|MAP
        ICAC|MAP
        ICAF|MAP
        ICAO|TAGS74|International Civil Aviation Organization
        ICBL|MAP
        ICC|MAP
        ICCAT|MAP
        ICCROM|MAP
        ICEM|TAGS74|Intergovernmental Committee for European Migration
        ICES|MAP
        ICFTU|MAP
        ICJ|TAGS74|International Court of Justice
        ICMC|MAP
        ICO|MAP
        ICO-1|MAP
        ICRC|TAGS74|International Committee of the Red Cross
        ICSC|MAP
        ICTR|MAP
        ICTY|MAP
        IDA|MAP
        IDB|TAGS74|Inter-American Development Bank
        IEA|MAP
        IFAD|MAP
        IFC|MAP
        IFRB|MAP
        IFRC|MAP
        IHB|MAP
        IIC|MAP
        IICA|MAP
        IJC|MAP
        IJO|MAP
        ILA|MAP
        ILC|TAGS74|International Law Commission
        ILO|TAGS74|International Labor Organization
        ILZSG|MAP
        IMC|MAP
        IMCO|TAGS74|Intergovernmental Maritime Consultative Organization
        IMF|TAGS74|International Monetary Fund
        IMH|MAP
        IMO|MAP
        INCB|MAP
        INFCE|MAP
        INMARSAT|MAP
        INPFC|MAP
        INRA|MAP
        INRO|MAP
        INS|MAP
        INT|MAP
        INTELSAT|TAGS74|International Telecommunications Satellite Consortium
        INTERPOL|MAP
        IOC|MAP
        IOLM|MAP
        IOM|MAP
        IOVW|MAP
        IPDC|MAP
        IPHC|MAP
        IPU|MAP
        IRA|MAP
        IRC|MAP
        IRC-2|MAP
        IRC-3|MAP
        IREX|MAP
        IRS|MAP
        IRSG|MAP
        ISCON|MAP
        ISO|MAP
        ISTA|MAP
        ITC|MAP
        ITT|MAP
        ITTO|MAP
        ITU|TAGS74|International Telecommunications Union
        IUCNNR|MAP
        IWBC|MAP
        IWC-1|MAP
        IWC-2|MAP
        IWSG|MAP
        IYC|MAP
        JAL|MAP
        JAT|MAP
        JCIC|MAP
        JDL|MAP
        JLP|MAP
        KAL|MAP
        KANU|MAP
        KGB|MAP
        KLM|MAP
        KMT|MAP
        KOC|MAP
        KPNLF|MAP
        LAB|MAP
        LAFTA|TAGS74|Latin American Free Trade Association
        LBAR|MAP
        LDP|MAP
        LLTE|MAP
        LOC|MAP
        LOT|MAP
        MAB|MAP
        MARAD|TAGS74|U.S. Maritime Administration
        MAS|MAP
        MBFR|TAGS74|Mutual and Balanced Force Reduction Talks
        MCG|MAP
        MCLRS|MAP
        MEA|MAP
        MFO|MAP
        MINURSO|MAP
        MIR|MAP
        MNLF|MAP
        MONUC|MAP
        MPEAA|MAP
        MPLA|MAP
        MTCRE|MAP
        MTN|MAP
        NAA|MAP
        NAC|TAGS74|North Atlantic Council (NATO)
        NACB|MAP
        NAFO|MAP
        NAMSA|MAP
        NAS|MAP
        NASA|MAP
        NASCO|MAP
        NATO|TAGS74|North Atlantic Treaty Organization
        NBC|MAP
        NBCCA|MAP
        NBS|MAP
        NDR|MAP
        NDU|MAP
        NEB|MAP
        NGA|MAP
        NIAG|MAP
        NICSMA|MAP
        NIDA|MAP
        NIH|MAP
        NIOC|MAP
        NKDP|MAP
        NMFS|MAP
        NNPC|MAP
        NOAA|MAP
        NPC|MAP
        NPFSC|MAP
        NPG|TAGS74|Nuclear Planning Group (NATO)
        NRC-5|MAP
        NSA|MAP
        NSC|MAP
        NSF|TAGS74|National Science Foundation
        NTIA|MAP
        NTIS|MAP
        NTSB|MAP
        NTT|MAP
        NUC|MAP
        NWC|MAP
        OAPEC|TAGS74|Organization of Arab Petroleum Exporting Countries
        OAS|TAGS74|Organization of American States
        OATU|MAP
        OAU|TAGS74|Organization of African Unity
        OECD|TAGS74|Organization for Economic Cooperation and Development
        OECS|MAP
        OIC-2|MAP
        OIE|MAP
        OMB|MAP
        OMSN|MAP
        OPEC|TAGS74|Organization of Petroleum Exporting Countries
        OPIC|TAGS74|Overseas Private Investment Corporation
        OPM|MAP
        ORIT-ICFTU|MAP
        OSCE|MAP
        OSHA|MAP
        OSIA|MAP
        OVP|MAP
        PAC|MAP
        PAHO|TAGS74|Pan American Health Organization
        PAIGH|MAP
        PAL|MAP
        PAN|MAP
        PARCA|MAP
        PBEIST|MAP
        PBOS|MAP
        PBS|MAP
        PCC|MAP
        PCI|MAP
        PDC|MAP
        PEMEX|MAP
        PETROBRAS|MAP
        PFLP|MAP
        PFP|MAP
        PHS|MAP
        PIA|MAP
        PIARC|MAP
        PICES|MAP
        PJC|MAP
        PKFK|MAP
        PLA|MAP
        PLN|MAP
        PLO|TAGS74|Palestine Liberation Organization
        PNC|MAP
        PNDC|MAP
        PNP|MAP
        PPD|MAP
        PPP|MAP
        PRI|MAP
        PSD|MAP
        PSI|MAP
        PSOE|MAP
        PUAS|MAP
        QANTAS|MAP
        RDP|MAP
        RENAMO|MAP
        RFE|MAP
        RL|MAP
        RRB|MAP
        SAARC|MAP
        SAS|MAP
        SBA|MAP
        SCC|MAP
        SCEPC|MAP
        SDFCU|MAP
        SEATO|TAGS74|Southeast Asia Treaty Organization
        SEC|MAP
        SELA|MAP
        SFOR|MAP
        SMI|MAP
        SOCINT|MAP
        SPC|TAGS74|South Pacific Commission
        SPD|MAP
        SPF|MAP
        SPLA|MAP
        SPLM|MAP
        SSA|MAP
        SSOD|MAP
        STAT|MAP
        SVC|MAP
        SWAPO|MAP
        TAPLINE|MAP
        TDB|MAP
        TGC|MAP
        THY|MAP
        TNC|MAP
        TPLF|MAP
        TRSY|MAP
        TUAC|MAP
        TUC|MAP
        TVA|MAP
        UANC|MAP
        UAW|MAP
        UCD|MAP
        UDEAC|MAP
        UIL|MAP
        UMNO|MAP
        UMOA|MAP
        UN|TAGS74|United Nations
        UNAMSIL|MAP
        UNAUS|MAP
        UNBRO|MAP
        UNC|MAP
        UNCHC|MAP
        UNCHS|MAP
        UNCITRAL|MAP
        UNCND|TAGS74|UN Commission on Narcotic Drugs
        UNCRED|MAP
        UNCRIME|MAP
        UNCSD|MAP
        UNCSW|MAP
        UNCTAD|TAGS74|UN Conference on Trade and Development
        UNDC|MAP
        UNDOF|MAP
        UNDP|TAGS74|UN Development Program
        UNDRO|MAP
        UNEF|MAP
        UNEP|TAGS74|UN Environmental Program
        UNESCO|TAGS74|UN Educational, Scientific and Cultural Organization
        UNETPSA|MAP
        UNFDAC|TAGS74|UN Fund for Drug Abuse Control
        UNFICYP|MAP
        UNFPA|TAGS74|UN Fund for Population Activities
        UNGA|TAGS74|UN General Assembly
        UNGA/C-1|MAP
        UNGA/C-2|MAP
        UNGA/C-3|MAP
        UNGA/C-4|MAP
        UNGA/C-5|MAP
        UNGA/C-6|MAP
        UNGA/SPC|MAP
        UNGOMAP|MAP
        UNHCR|TAGS74|UN High Commissioner for Refugees
        UNHRC|TAGS74|UN Human Rights Commission
        UNHRC-1|MAP
        UNHRC-2|MAP
        UNICEF|TAGS74|UN Children's Fund
        UNIDCP|MAP
        UNIDO|TAGS74|UN Industrial Development Organization
        UNIDROIT|MAP
        UNIFIL|MAP
        UNIKOM|MAP
        UNITA|MAP
        UNITAR|TAGS74|UN Institute for Training and Research
        UNMEE|MAP
        UNMIBH|MAP
        UNMIK|MAP
        UNMOGIP|MAP
        UNMOP|MAP
        UNO|MAP
        UNOMIG|MAP
        UNPOP|MAP
        UNPUOS|MAP
        UNRWA|TAGS74|UN Relief and Works Agency for Palestine Refugees
        UNSC|TAGS74|UN Security Council
        UNSCEAR|MAP
        UNTAT|MAP
        UNTC|TAGS74|UN Trusteeship Council
        UNTER|MAP
        UNTFSA|MAP
        UNTNC|MAP
        UNTSO|MAP
        UPD|MAP
        UPI|MAP
        UPOV|MAP
        UPU|TAGS74|Universal Postal Union
        USDA|ACP127
        USEGJC|MAP
        USEM|MAP
        USGS|MAP
        USIA|ACP127
        USINJC|MAP
        USIS|MAP
        USISJC|MAP
        USNRC|MAP
        USPS|MAP
        USSAEC|MAP
        USSS|MAP
        USTR|MAP
        USTTA|MAP
        USUN|ACP127
        VA|MAP
        VARIG|MAP
        VFW|MAP
        VIASA|MAP
        VOA|MAP
        WARC|MAP
        WCC|MAP
        WCL|MAP
        WEO|MAP
        WEU|MAP
        WFC-2|MAP
        WFP|MAP
        WFTU|MAP
        WHC|MAP
        WHO|TAGS74|World Health Organization
        WILPF|MAP
        WIPO|TAGS74|World Intellectual Property Organization
        WJC|MAP
        WMO|TAGS74|World Meteorological Organization
        WPO|MAP
        WTO|MAP
        WTRO|MAP
        XMB|TAGS74|Export-Import Bank of the United States
        YPFB|MAP
        ZANU|MAP
        ZANU-PF|MAP
        ZAPU|MAP
        """)
}
