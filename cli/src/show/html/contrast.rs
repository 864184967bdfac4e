//! Every ink of the page can be read on every ground that it stands on, in light and in dark: WCAG 2 asks for 4.5 to 1.

use std::collections::HashMap;

const STYLE: &str = include_str!("style.css");

/// The colours that a block of the style sheet sets.
fn colours(selector: &str) -> HashMap<&'static str, [f64; 3]> {
    let start = STYLE.find(selector).expect("a block") + selector.len();
    let block = STYLE[start..].split_once('}').expect("its end").0;
    let colours = block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    let channel = |hex: &str, at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits");
    colours.map(|(name, hex)| (name, [0, 2, 4].map(|at| f64::from(channel(hex, at)) / 255.0))).collect()
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn ink_can_be_read_on_its_ground() {
    let hues = ["blue", "violet", "rose", "green", "amber", "teal", "red"];
    for mode in [":root {", ":root[data-theme=\"dark\"] {", ":root:not([data-theme=\"light\"]) {"] {
        let colours = colours(mode);
        let mut pairs: Vec<(String, String)> = Vec::new();
        for ground in ["page", "panel"] {
            pairs.extend(["ink", "soft"].into_iter().chain(hues).map(|ink| (ink.to_string(), ground.to_string())));
        }
        for hue in hues {
            let tint = format!("{hue}-tint");
            pairs.extend([("ink".to_string(), tint.clone()), (hue.to_string(), tint)]);
            // Labels of roles: the panel's colour on the hue.
            pairs.push(("panel".to_string(), hue.to_string()));
        }
        pairs.push(("chosen-ink".to_string(), "chosen".to_string()));
        pairs.push(("page".to_string(), "ink".to_string()));
        for (ink, ground) in pairs {
            let found = contrast(colours[&*ink], colours[&*ground]);
            assert!(found >= 4.5, "{mode} {ink} on {ground}: {found:.2}");
        }
    }
}

#[test]
fn both_ways_into_the_dark_look_alike() {
    assert_eq!(colours(":root[data-theme=\"dark\"] {"), colours(":root:not([data-theme=\"light\"]) {"));
}
