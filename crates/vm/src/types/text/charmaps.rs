//! Encodings of one byte a character, by their tables: those of ISO 8859, of Windows, of DOS, and some others.
//!
//! Below 128 all are ASCII. A table gives the characters of the rest, from the byte on at which they begin to differ from
//! Latin-1; `\u{fffe}`, which is no character, stands for a byte that means nothing.

/// An encoding of one byte a character.
#[derive(PartialEq, Eq, Debug)]
pub struct Charmap {
    /// The name that a file shows.
    pub name: &'static str,
    /// All names, as they are looked for.
    names: &'static [&'static str],
    /// The first byte that the table is asked for.
    from: u8,
    table: &'static str,
}

const NOTHING: char = '\u{fffe}';

impl Charmap {
    /// The one with a name.
    pub fn find(name: &str) -> Option<&'static Charmap> {
        CHARMAPS.iter().find(|charmap| charmap.names.contains(&name))
    }

    /// The character of each byte.
    pub fn characters(&self) -> Vec<Option<char>> {
        let table = self.table.chars().map(|char| (char != NOTHING).then_some(char));
        (0..self.from).map(|byte| Some(char::from(byte))).chain(table).collect()
    }
}

/// All of them.
static CHARMAPS: &[Charmap] = &[
    Charmap {
        name: "iso8859-2",
        names: &["iso8859_2", "csisolatin2", "iso_8859_2", "iso_8859_2_1987", "iso_ir_101", "l2", "latin2"],
        from: 0xa0,
        table: "\u{a0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{ad}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüý\
            ţ˙",
    },
    Charmap {
        name: "iso8859-3",
        names: &["iso8859_3", "csisolatin3", "iso_8859_3", "iso_8859_3_1988", "iso_ir_109", "l3", "latin3"],
        from: 0xa0,
        table: "\u{a0}Ħ˘£¤\u{fffe}Ĥ§¨İŞĞĴ\u{ad}\u{fffe}Ż°ħ²³´µĥ·¸ışğĵ½\u{fffe}żÀÁÂ\u{fffe}ÄĊĈÇÈÉÊËÌÍÎÏ\u{fffe}ÑÒÓÔĠÖ×ĜÙÚ\
            ÛÜŬŜßàáâ\u{fffe}äċĉçèéêëìíîï\u{fffe}ñòóôġö÷ĝùúûüŭŝ˙",
    },
    Charmap {
        name: "iso8859-4",
        names: &["iso8859_4", "csisolatin4", "iso_8859_4", "iso_8859_4_1988", "iso_ir_110", "l4", "latin4"],
        from: 0xa0,
        table: "\u{a0}ĄĸŖ¤ĨĻ§¨ŠĒĢŦ\u{ad}Ž¯°ą˛ŗ´ĩļˇ¸šēģŧŊžŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎĪĐŅŌĶÔÕÖ×ØŲÚÛÜŨŪßāáâãäåæįčéęëėíîīđņōķôõö÷øųúûüũ\
            ū˙",
    },
    Charmap {
        name: "iso8859-5",
        names: &[
            "iso8859_5",
            "csisolatincyrillic",
            "cyrillic",
            "iso_8859_5",
            "iso_8859_5_1988",
            "iso_ir_144",
        ],
        from: 0xa0,
        table: "\u{a0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{ad}ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљњћќ§\
            ўџ",
    },
    Charmap {
        name: "iso8859-6",
        names: &[
            "iso8859_6",
            "arabic",
            "asmo_708",
            "csisolatinarabic",
            "ecma_114",
            "iso_8859_6",
            "iso_8859_6_1987",
            "iso_ir_127",
        ],
        from: 0xa0,
        table: "\u{a0}\u{fffe}\u{fffe}\u{fffe}¤\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}،\u{ad}\u{fffe}\
            \u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{61b}\
            \u{fffe}\u{fffe}\u{fffe}\u{61f}\u{fffe}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\
            \u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}\u{637}\
            \u{638}\u{639}\u{63a}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{640}\u{641}\u{642}\u{643}\u{644}\u{645}\
            \u{646}\u{647}\u{648}\u{649}\u{64a}\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\u{650}\u{651}\u{652}\u{fffe}\
            \u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}",
    },
    Charmap {
        name: "iso8859-7",
        names: &[
            "iso8859_7",
            "csisolatingreek",
            "ecma_118",
            "elot_928",
            "greek",
            "greek8",
            "iso_8859_7",
            "iso_8859_7_1987",
            "iso_ir_126",
        ],
        from: 0xa0,
        table: "\u{a0}‘’£€₯¦§¨©ͺ«¬\u{ad}\u{fffe}―°±²³΄΅Ά·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\u{fffe}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξο\
            πρςστυφχψωϊϋόύώ\u{fffe}",
    },
    Charmap {
        name: "iso8859-8",
        names: &["iso8859_8", "csisolatinhebrew", "hebrew", "iso_8859_8", "iso_8859_8_1988", "iso_ir_138"],
        from: 0xa0,
        table: "\u{a0}\u{fffe}¢£¤¥¦§¨©×«¬\u{ad}®¯°±²³´µ¶·¸¹÷»¼½¾\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\
            \u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\
            \u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}‗\u{5d0}\
            \u{5d1}\u{5d2}\u{5d3}\u{5d4}\u{5d5}\u{5d6}\u{5d7}\u{5d8}\u{5d9}\u{5da}\u{5db}\u{5dc}\u{5dd}\u{5de}\
            \u{5df}\u{5e0}\u{5e1}\u{5e2}\u{5e3}\u{5e4}\u{5e5}\u{5e6}\u{5e7}\u{5e8}\u{5e9}\u{5ea}\u{fffe}\u{fffe}\
            \u{200e}\u{200f}\u{fffe}",
    },
    Charmap {
        name: "iso8859-9",
        names: &["iso8859_9", "csisolatin5", "iso_8859_9", "iso_8859_9_1989", "iso_ir_148", "l5", "latin5"],
        from: 0xa0,
        table: "\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüı\
            şÿ",
    },
    Charmap {
        name: "iso8859-10",
        names: &[
            "iso8859_10",
            "csisolatin6",
            "iso_8859_10",
            "iso_8859_10_1992",
            "iso_ir_157",
            "l6",
            "latin6",
        ],
        from: 0xa0,
        table: "\u{a0}ĄĒĢĪĨĶ§ĻĐŠŦŽ\u{ad}ŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüý\
            þĸ",
    },
    Charmap {
        name: "iso8859-11",
        names: &["iso8859_11", "iso_8859_11", "iso_8859_11_2001", "thai"],
        from: 0xa0,
        table: "\u{a0}กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะ\u{e31}าำ\u{e34}\u{e35}\u{e36}\u{e37}\u{e38}\
            \u{e39}\u{e3a}\u{fffe}\u{fffe}\u{fffe}\u{fffe}฿เแโใไๅๆ\u{e47}\u{e48}\u{e49}\u{e4a}\u{e4b}\u{e4c}\u{e4d}\
            \u{e4e}๏๐๑๒๓๔๕๖๗๘๙๚๛\u{fffe}\u{fffe}\u{fffe}\u{fffe}",
    },
    Charmap {
        name: "iso8859-13",
        names: &["iso8859_13", "iso_8859_13", "l7", "latin7"],
        from: 0xa0,
        table: "\u{a0}”¢£¤„¦§Ø©Ŗ«¬\u{ad}®Æ°±²³“µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüż\
            ž’",
    },
    Charmap {
        name: "iso8859-14",
        names: &["iso8859_14", "iso_8859_14", "iso_8859_14_1998", "iso_celtic", "iso_ir_199", "l8", "latin8"],
        from: 0xa0,
        table: "\u{a0}Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u{ad}®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüý\
            ŷÿ",
    },
    Charmap {
        name: "iso8859-15",
        names: &["iso8859_15", "iso_8859_15", "l9", "latin9"],
        from: 0xa0,
        table: "\u{a0}¡¢£€¥Š§š©ª«¬\u{ad}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüý\
            þÿ",
    },
    Charmap {
        name: "iso8859-16",
        names: &["iso8859_16", "iso_8859_16", "iso_8859_16_2001", "iso_ir_226", "l10", "latin10"],
        from: 0xa0,
        table: "\u{a0}ĄąŁ€„Š§š©Ș«Ź\u{ad}źŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüę\
            țÿ",
    },
    Charmap {
        name: "cp1250",
        names: &["cp1250", "1250", "windows_1250"],
        from: 0x80,
        table: "€\u{fffe}‚\u{fffe}„…†‡\u{fffe}‰Š‹ŚŤŽŹ\u{fffe}‘’“”•–—\u{fffe}™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş\
            »Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙",
    },
    Charmap {
        name: "cp1251",
        names: &["cp1251", "1251", "windows_1251"],
        from: 0x80,
        table: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffe}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦ\
            ЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    },
    Charmap {
        name: "cp1252",
        names: &["cp1252", "1252", "windows_1252"],
        from: 0x80,
        table: "€\u{fffe}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffe}Ž\u{fffe}\u{fffe}‘’“”•–—˜™š›œ\u{fffe}žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º\
            »¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    },
    Charmap {
        name: "cp1253",
        names: &["cp1253", "1253", "windows_1253"],
        from: 0x80,
        table: "€\u{fffe}‚ƒ„…†‡\u{fffe}‰\u{fffe}‹\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}‘’“”•–—\u{fffe}™\u{fffe}›\
            \u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{a0}΅Ά£¤¥¦§¨©\u{fffe}«¬\u{ad}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ\
            \u{fffe}ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ\u{fffe}",
    },
    Charmap {
        name: "cp1254",
        names: &["cp1254", "1254", "windows_1254"],
        from: 0x80,
        table: "€\u{fffe}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffe}\u{fffe}\u{fffe}\u{fffe}‘’“”•–—˜™š›œ\u{fffe}\u{fffe}Ÿ\u{a0}¡¢£¤¥¦§¨©ª«¬\
            \u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ",
    },
    Charmap {
        name: "cp1255",
        names: &["cp1255", "1255", "windows_1255"],
        from: 0x80,
        table: "€\u{fffe}‚ƒ„…†‡ˆ‰\u{fffe}‹\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}‘’“”•–—˜™\u{fffe}›\u{fffe}\u{fffe}\
            \u{fffe}\u{fffe}\u{a0}¡¢£₪¥¦§¨©×«¬\u{ad}®¯°±²³´µ¶·¸¹÷»¼½¾¿\u{5b0}\u{5b1}\u{5b2}\u{5b3}\u{5b4}\u{5b5}\
            \u{5b6}\u{5b7}\u{5b8}\u{5b9}\u{fffe}\u{5bb}\u{5bc}\u{5bd}\u{5be}\u{5bf}\u{5c0}\u{5c1}\u{5c2}\u{5c3}\
            \u{5f0}\u{5f1}\u{5f2}\u{5f3}\u{5f4}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{5d0}\
            \u{5d1}\u{5d2}\u{5d3}\u{5d4}\u{5d5}\u{5d6}\u{5d7}\u{5d8}\u{5d9}\u{5da}\u{5db}\u{5dc}\u{5dd}\u{5de}\
            \u{5df}\u{5e0}\u{5e1}\u{5e2}\u{5e3}\u{5e4}\u{5e5}\u{5e6}\u{5e7}\u{5e8}\u{5e9}\u{5ea}\u{fffe}\u{fffe}\
            \u{200e}\u{200f}\u{fffe}",
    },
    Charmap {
        name: "cp1256",
        names: &["cp1256", "1256", "windows_1256"],
        from: 0x80,
        table: "€\u{67e}‚ƒ„…†‡ˆ‰\u{679}‹Œ\u{686}\u{698}\u{688}\u{6af}‘’“”•–—\u{6a9}™\u{691}›œ\u{200c}\u{200d}\u{6ba}\
            \u{a0}،¢£¤¥¦§¨©\u{6be}«¬\u{ad}®¯°±²³´µ¶·¸¹\u{61b}»¼½¾\u{61f}\u{6c1}\u{621}\u{622}\u{623}\u{624}\u{625}\
            \u{626}\u{627}\u{628}\u{629}\u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\u{630}\u{631}\u{632}\u{633}\
            \u{634}\u{635}\u{636}×\u{637}\u{638}\u{639}\u{63a}\u{640}\u{641}\u{642}\u{643}à\u{644}â\u{645}\u{646}\
            \u{647}\u{648}çèéêë\u{649}\u{64a}îï\u{64b}\u{64c}\u{64d}\u{64e}ô\u{64f}\u{650}÷\u{651}ù\u{652}ûü\u{200e}\
            \u{200f}\u{6d2}",
    },
    Charmap {
        name: "cp1257",
        names: &["cp1257", "1257", "windows_1257"],
        from: 0x80,
        table: "€\u{fffe}‚\u{fffe}„…†‡\u{fffe}‰\u{fffe}‹\u{fffe}¨ˇ¸\u{fffe}‘’“”•–—\u{fffe}™\u{fffe}›\u{fffe}¯˛\u{fffe}\
            \u{a0}\u{fffe}¢£¤\u{fffe}¦§Ø©Ŗ«¬\u{ad}®Æ°±²³´µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļ\
            šńņóōõö÷ųłśūüżž˙",
    },
    Charmap {
        name: "cp1258",
        names: &["cp1258", "1258", "windows_1258"],
        from: 0x80,
        table: "€\u{fffe}‚ƒ„…†‡ˆ‰\u{fffe}‹Œ\u{fffe}\u{fffe}\u{fffe}\u{fffe}‘’“”•–—˜™\u{fffe}›œ\u{fffe}\u{fffe}Ÿ\u{a0}¡¢£\
            ¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íî\
            ïđñ\u{323}óôơö÷øùúûüư₫ÿ",
    },
    Charmap {
        name: "cp437",
        names: &["cp437", "437", "cspc8codepage437", "ibm437"],
        from: 0x80,
        table: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτ\
            ΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    },
    Charmap {
        name: "cp850",
        names: &["cp850", "850", "cspc850multilingual", "ibm850"],
        from: 0x80,
        table: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþ\
            ÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    },
    Charmap {
        name: "cp852",
        names: &["cp852", "852", "cspcp852", "ibm852"],
        from: 0x80,
        table: "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠš\
            ŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
    },
    Charmap {
        name: "cp855",
        names: &["cp855", "855", "csibm855", "ibm855"],
        from: 0x80,
        table: "ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТу\
            УжЖвВьЬ№\u{ad}ыЫзЗшШэЭщЩчЧ§■\u{a0}",
    },
    Charmap {
        name: "cp857",
        names: &["cp857", "857", "csibm857", "ibm857"],
        from: 0x80,
        table: "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{fffe}ÍÎÏ┘┌█▄¦Ì▀Ó\
            ßÔÒõÕµ\u{fffe}×ÚÛÙìÿ¯´\u{ad}±\u{fffe}¾¶§÷¸°¨·¹³²■\u{a0}",
    },
    Charmap {
        name: "cp858",
        names: &["cp858", "858", "csibm858", "ibm858"],
        from: 0x80,
        table: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþ\
            ÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    },
    Charmap {
        name: "cp860",
        names: &["cp860", "860", "csibm860", "ibm860"],
        from: 0x80,
        table: "ÇüéâãàÁçêÊèÍÔìÃÂÉÀÈôõòÚùÌÕÜ¢£Ù₧ÓáíóúñÑªº¿Ò¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτ\
            ΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    },
    Charmap {
        name: "cp861",
        names: &["cp861", "861", "cp_is", "csibm861", "ibm861"],
        from: 0x80,
        table: "ÇüéâäàåçêëèÐðÞÄÅÉæÆôöþûÝýÖÜø£Ø₧ƒáíóúÁÍÓÚ¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτ\
            ΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    },
    Charmap {
        name: "cp862",
        names: &["cp862", "862", "cspc862latinhebrew", "ibm862"],
        from: 0x80,
        table: "\u{5d0}\u{5d1}\u{5d2}\u{5d3}\u{5d4}\u{5d5}\u{5d6}\u{5d7}\u{5d8}\u{5d9}\u{5da}\u{5db}\u{5dc}\u{5dd}\
            \u{5de}\u{5df}\u{5e0}\u{5e1}\u{5e2}\u{5e3}\u{5e4}\u{5e5}\u{5e6}\u{5e7}\u{5e8}\u{5e9}\u{5ea}¢£¥₧ƒáíóúñÑªº\
            ¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    },
    Charmap {
        name: "cp863",
        names: &["cp863", "863", "csibm863", "ibm863"],
        from: 0x80,
        table: "ÇüéâÂà¶çêëèïî‗À§ÉÈÊôËÏûù¤ÔÜ¢£ÙÛƒ¦´óú¨¸³¯Î⌐¬½¼¾«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτ\
            ΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    },
    Charmap {
        name: "cp865",
        names: &["cp865", "865", "csibm865", "ibm865"],
        from: 0x80,
        table: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτ\
            ΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    },
    Charmap {
        name: "cp866",
        names: &["cp866", "866", "csibm866", "ibm866"],
        from: 0x80,
        table: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцч\
            шщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{a0}",
    },
    Charmap {
        name: "cp874",
        names: &["cp874"],
        from: 0x80,
        table: "€\u{fffe}\u{fffe}\u{fffe}\u{fffe}…\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\
            \u{fffe}\u{fffe}\u{fffe}‘’“”•–—\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{fffe}\u{a0}กขฃ\
            คฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะ\u{e31}าำ\u{e34}\u{e35}\u{e36}\u{e37}\u{e38}\u{e39}\u{e3a}\
            \u{fffe}\u{fffe}\u{fffe}\u{fffe}฿เแโใไๅๆ\u{e47}\u{e48}\u{e49}\u{e4a}\u{e4b}\u{e4c}\u{e4d}\u{e4e}๏๐๑๒๓๔๕๖\
            ๗๘๙๚๛\u{fffe}\u{fffe}\u{fffe}\u{fffe}",
    },
    Charmap {
        name: "koi8-r",
        names: &["koi8_r", "cskoi8r"],
        from: 0x80,
        table: "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБ\
            ЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ",
    },
    Charmap {
        name: "koi8-u",
        names: &["koi8_u"],
        from: 0x80,
        table: "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґ╝╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБ\
            ЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ",
    },
    Charmap {
        name: "mac-roman",
        names: &["mac_roman", "macintosh", "macroman"],
        from: 0x80,
        table: "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚\
            „‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
    },
    Charmap {
        name: "mac-cyrillic",
        names: &["mac_cyrillic", "maccyrillic"],
        from: 0x80,
        table: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ†°Ґ£§•¶І®©™Ђђ≠Ѓѓ∞±≤≥іµґЈЄєЇїЉљЊњјЅ¬√ƒ≈∆«»…\u{a0}ЋћЌќѕ–—“”‘’÷„ЎўЏџ№Ёёяабв\
            гдежзийклмнопрстуфхцчшщъыьэю€",
    },
    Charmap {
        name: "mac-greek",
        names: &["mac_greek", "macgreek"],
        from: 0x80,
        table: "Ä¹²É³ÖÜ΅àâä΄¨çéèêë£™îï•½‰ôö¦€ùûü†ΓΔΘΛΞΠß®©ΣΪ§≠°·Α±≤≥¥ΒΕΖΗΙΚΜΦΫΨΩάΝ¬ΟΡ≈Τ«»…\u{a0}ΥΧΆΈœ–―“”‘’÷ΉΊΌΎέήίόΏύαβ\
            ψδεφγηιξκλμνοπώρστθωςχυζϊϋΐΰ\u{ad}",
    },
    Charmap {
        name: "mac-latin2",
        names: &["mac_latin2", "mac_centeuro", "maccentraleurope", "maclatin2"],
        from: 0x80,
        table: "ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u{a0}ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚\
            „šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_a_place_for_every_byte_and_no_character_twice() {
        for charmap in CHARMAPS {
            let mut characters = charmap.characters();
            assert_eq!(characters.len(), 256, "{}", charmap.name);
            characters.retain(Option::is_some);
            let count = characters.len();
            characters.sort();
            characters.dedup();
            assert_eq!(characters.len(), count, "{}", charmap.name);
        }
    }
}
