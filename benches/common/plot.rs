//! Time over length as a picture.

use plotters::prelude::*;

/// What one text took at its lengths.
pub struct Curve<'a> {
    pub name: &'a str,
    /// Bytes and milliseconds.
    pub points: Vec<(f64, f64)>,
}

/// Draws the curves to a file, both axes by powers of ten: what is linear runs beside the dotted line.
///
/// # Panics
///
/// Where the file cannot be written.
pub fn draw(path: &str, curves: &[Curve<'_>]) {
    let area = SVGBackend::new(path, (860, 560)).into_drawing_area();
    area.fill(&WHITE).expect("a picture");
    let mut chart = ChartBuilder::on(&area)
        .margin(16)
        .x_label_area_size(44)
        .y_label_area_size(64)
        .build_cartesian_2d((900.0..12e6).log_scale(), (0.02..12e3).log_scale())
        .expect("axes");
    let style = ("sans-serif", 15);
    chart
        .configure_mesh()
        .x_desc("length of the document")
        .y_desc("time")
        .x_label_formatter(&|bytes| size(*bytes))
        .y_label_formatter(&|time| duration(*time))
        .label_style(style)
        .axis_desc_style(style)
        .light_line_style(WHITE)
        .draw()
        .expect("a mesh");
    let (grey, blue) = (RGBColor(150, 150, 160), RGBColor(31, 95, 160));
    // A millisecond for each kilobyte.
    let linear = [900.0, 12e6].map(|bytes| (bytes, bytes / 1e3));
    chart.draw_series(DashedLineSeries::new(linear, 3, 5, grey.into())).expect("a line");
    for curve in curves.iter().rev() {
        let is_news = curve.name == "news";
        let ink = if is_news { blue.stroke_width(3) } else { grey.mix(0.8).stroke_width(1) };
        chart.draw_series(LineSeries::new(curve.points.iter().copied(), ink)).expect("a curve");
        let dot = |point: &(f64, f64)| Circle::new(*point, if is_news { 4 } else { 2 }, ink.filled());
        chart.draw_series(curve.points.iter().map(dot)).expect("dots");
    }
    let legend = [
        (blue, "news, one document"),
        (grey, "texts that no newspaper prints (brackets, digits, one firm over and over …)"),
        (grey, "dotted: a millisecond for each kilobyte"),
    ];
    for (row, (ink, text)) in legend.into_iter().enumerate() {
        let text = Text::new(text, (100, 24 + 20 * row as i32), style.into_font().color(&ink));
        area.draw(&text).expect("a legend");
    }
    area.present().expect("the file of --svg can be written");
}

fn size(bytes: f64) -> String {
    if bytes < 1e6 { format!("{:.0} kB", bytes / 1e3) } else { format!("{:.0} MB", bytes / 1e6) }
}

fn duration(milliseconds: f64) -> String {
    if milliseconds < 1e3 { format!("{milliseconds} ms") } else { format!("{} s", milliseconds / 1e3) }
}
