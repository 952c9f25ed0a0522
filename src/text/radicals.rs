//! Signs of dictionaries that look like Chinese characters, and by which PDF files spell these: where a font draws
//! both alike, some programs write down the first one they find.

/// What the radicals of the dictionary of Kangxi stand for, from U+2F00 on. Where a mainland form looks the same, it
/// is that one; a dash where no text has it.
const KANGXI: &str = "一---乙-二-人儿入八---几-刀力-匕--十卜---又口-土士--夕大女子-寸小-尸-山-工己巾干-广---弓---心-户手支-文斗斤方无日曰月木欠止---比毛氏气水火-父--片牙牛犬玄玉瓜瓦甘生用田---白皮皿目矛矢石示--穴立竹米---羊羽老而-耳-肉臣自至-舌-舟-色--虫血行衣--角言谷豆---赤走足身-辛辰-邑酉-里金-----雨青非面革--音---食首香-骨高----鬼-----麻黄-黑--鼎鼓鼠鼻-----";

/// And the newer ones, beside what they stand for.
const NEWER: &str = "⺠民⻓长⻔门⻅见⻉贝⻋车⻘青⻚页⻛风⻜飞⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺟母⻄西⻆角⻣骨⻤鬼⻝食⺩王⺝月⻑長";

/// The character that one of them stands for; all others stay.
pub fn meant(character: char) -> char {
    let code = u32::from(character);
    match code {
        0x2e80..0x2f00 => {
            let mut all = NEWER.chars().skip_while(|own| *own != character);
            all.nth(1).unwrap_or(character)
        }
        0x2f00..0x2fd6 => {
            let place = usize::try_from(code - 0x2f00).unwrap_or(0);
            KANGXI.chars().nth(place).filter(|own| *own != '-').unwrap_or(character)
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn radicals_are_what_they_stand_for() {
        let spelled = "⼀、政府信息公开⼯作年度报告，⺠⽣、⻔⼾，⿎⼅";
        let meant: String = spelled.chars().map(meant).collect();
        assert_eq!(meant, "一、政府信息公开工作年度报告，民生、门户，鼓⼅");
    }
}
