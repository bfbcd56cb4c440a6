//! Pictures of the page: each with a caption, a legend and the numbers that it is drawn from.

use super::{Html, escaped};
use crate::{
    report::{
        page::{
            figure::{self, Data},
            plots, trend,
            values::spelt,
        },
        plan::{Chart, Look, Value},
        plot::Plot,
        style,
    },
    words::page as words,
};

impl Html<'_> {
    pub(super) fn figure(&mut self, chart: &Chart) {
        let Some(data) = Data::of(chart, &self.sources) else { return };
        let pictures = figure::svgs(chart, &data);
        if pictures.is_empty() {
            return;
        }
        self.figures += 1;
        let caption = self.desk.fill(words::FIGURE_CAPTION, &[("n", &self.figures), ("title", &chart.title)]);
        self.put(format_args!("<figure>\n<figcaption>{}</figcaption>\n{}", escaped(&caption), legend(&data)));
        if pictures.len() > 1 {
            self.out.push_str("<div class=\"parts\">\n");
        }
        for (at, picture) in (1..).zip(&pictures) {
            let name = match pictures.len() {
                1 => caption.clone(),
                all => self.desk.fill(words::FIGURE_PART, &[("caption", &caption), ("part", &at), ("parts", &all)]),
            };
            let picture = picture.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{}\" ", escaped(&name)), 1);
            self.put(format_args!("<div class=\"picture\">{picture}</div>\n"));
        }
        if pictures.len() > 1 {
            self.out.push_str("</div>\n");
        }
        self.open_details(self.desk.say(words::FIGURE_DATA));
        self.data(chart, &data);
        self.out.push_str("</details>\n</figure>\n");
    }

    /// The numbers of a picture, for those who cannot see it.
    pub(super) fn data(&mut self, chart: &Chart, data: &Data) {
        let names = data.series.iter().map(|series| series.name.as_str());
        self.open_table(self.desk.say(words::FIGURE_DATA), std::iter::once(self.desk.say(words::FIGURE_PLACE)).chain(names), 1);
        let look = if chart.look == Look::Score { Look::Mean } else { chart.look };
        for (at, label) in data.labels.iter().enumerate() {
            self.put(format_args!("<tr><th scope=\"row\">{}</th>", escaped(label)));
            for series in &data.series {
                let value = series.values[at].map_or_else(String::new, |value| spelt(&Value::Number(value), look));
                self.put(format_args!("<td class=\"number\">{value}</td>"));
            }
            self.out.push_str("</tr>\n");
        }
        self.close_table();
    }

    /// Pictures side by side, each with what is to be seen in words; then the rows they are drawn from.
    pub fn plots(&mut self, drawn: &[Plot]) {
        self.out.push_str("<div class=\"plots\">\n");
        for plot in drawn {
            let Some(picture) = plots::svg(plot, &self.sources) else { continue };
            self.figures += 1;
            let caption = self.desk.fill(words::FIGURE_CAPTION, &[("n", &self.figures), ("title", &plot.title)]);
            let name = escaped(&plot.alt).into_owned();
            let picture = picture.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{name}\" "), 1);
            let (key, caption, legend) = (escaped(&plot.key), escaped(&caption), plots::legend(plot));
            self.put(format_args!(
                "<figure id=\"{key}\">\n<figcaption>{caption}</figcaption>\n{legend}<div class=\"picture\">{picture}</div>\n</figure>\n"
            ));
        }
        self.out.push_str("</div>\n");
        if let Some(source) = drawn.first().and_then(|plot| plot.traces.first()).map(|trace| &trace.y)
            && let Some(table) = self.sources.get(source.table.as_str()).copied()
        {
            self.open_details(self.desk.say(words::FIGURE_DATA));
            let rows = table.rows.get(source.rows.clone()).unwrap_or_default();
            self.rows(&table.columns, rows);
            self.out.push_str("</details>\n");
        }
    }
}

/// What shapes and colours of a picture stand for; nothing for one series alone.
fn legend(data: &Data) -> String {
    use crate::report::plan::Mark;
    if data.series.len() < 2 {
        return String::new();
    }
    let (trend, stems) = (trend::is_trend(data), figure::foot(data).is_some());
    let mut bars = [style::CHART_COLUMN, style::CHART_COLUMN_OTHER].into_iter().cycle();
    let item = |(at, series): (usize, &figure::Drawn)| {
        let (colour, shape) = match series.mark {
            _ if trend => (trend::colour(at), trend::mark(at)),
            Mark::Columns if stems => (style::INK, "<circle cx=\"7\" cy=\"7\" r=\"4.5\"/>"),
            Mark::Columns => (bars.next().unwrap_or(style::CHART_COLUMN), "<path d=\"M1 1H13V13H1z\" stroke=\"#59666b\"/>"),
            _ => (style::CHART_LINE, "<path d=\"M6 0H8V14H6z\"/>"),
        };
        let name = escaped(&series.name);
        format!("<li><svg class=\"key\" viewBox=\"0 0 14 14\" fill=\"#{colour:06x}\" aria-hidden=\"true\">{shape}</svg>{name}</li>")
    };
    format!("<ul class=\"legend\">{}</ul>\n", data.series.iter().enumerate().map(item).collect::<String>())
}
