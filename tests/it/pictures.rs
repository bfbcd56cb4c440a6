//! The pictures of leads: the funnel's kernel against FunnelPlotR, and every picture of the shipped county against the
//! tests and rolls that it is a picture of.

use crate::support::reference;
use kaojing::{
    anomalies::{
        funnel::{CUT, LIMIT_95, LIMIT_998, half_width, winsorised_dispersion},
        pictures::Pictures,
        residual::shrunken,
    },
    config::{Config, Level},
    diagnostics::Outcome,
    pipeline::{self, Analysis},
    progress::Silent,
    stats::dist::normal_upper,
};
use std::path::Path;

/// The shipped county, analysed from its own exam.toml.
pub fn shipped(change: impl FnOnce(&mut Config)) -> Analysis {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/county");
    let mut config = Config { inputs: vec![folder], ..Config::default() };
    change(&mut config);
    pipeline::analyse(Outcome::clean(config), &Silent).unwrap_or_else(|failure| panic!("{:?}", failure.error))
}

#[test]
fn over_dispersion_and_limits_are_those_of_funnel_plot_r() {
    let Some(oracle) = reference::anomaly("oracle_funnel") else { return };
    let numbers = |value: &serde_json::Value| -> Vec<f64> { value.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect() };
    let proportion = &oracle["proportion"];
    let (z, s) = (numbers(&proportion["z"]), numbers(&proportion["s"]));
    let variances: Vec<f64> = s.iter().map(|s| s * s).collect();
    let found = winsorised_dispersion(&z, &variances, CUT).unwrap();
    assert!((found.phi - proportion["phi"].as_f64().unwrap()).abs() < 1e-8, "{found:?}");
    assert!((found.tau2 - proportion["tau2"].as_f64().unwrap()).abs() < 1e-8, "{found:?}");
    let (y, target) = (numbers(&proportion["y"]), proportion["target"].as_f64().unwrap());
    for ((y, variance), z) in y.iter().zip(&variances).zip(numbers(&proportion["z_od"])) {
        // a unit lies on a limit of z standard errors, z being its own
        assert!(((y - target) - half_width(z, *variance, found.tau2)).abs() < 1e-8, "{y}");
    }
    assert!((normal_upper(LIMIT_95) - 0.025).abs() < 1e-9 && (normal_upper(LIMIT_998) - 0.001).abs() < 1e-9);
}

#[test]
fn moment_estimates_and_shrunken_effects_are_those_of_metafor() {
    let Some(oracle) = reference::anomaly("oracle_random_effects") else { return };
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    let numbers = |value: &serde_json::Value| -> Vec<f64> { value.as_array().unwrap().iter().map(number).collect() };
    let (y, v, fixed) = (numbers(&oracle["yi"]), numbers(&oracle["vi"]), number(&oracle["FE"]["mu"]));
    let z: Vec<f64> = y.iter().zip(&v).map(|(y, v)| (y - fixed) / v.sqrt()).collect();
    let found = winsorised_dispersion(&z, &v, 0.0).unwrap();
    let laird = &oracle["DL"];
    assert!((found.tau2 - number(&laird["tau2"])).abs() < 1e-6 && (found.phi * 16.0 - number(&laird["Q"])).abs() < 1e-6, "{found:?}");
    for method in ["DL", "PM", "REML"] {
        let (mean, tau2) = (number(&oracle[method]["mu"]), number(&oracle[method]["tau2"]));
        for ((y, v), want) in y.iter().zip(&v).zip(numbers(&oracle[method]["blup"])) {
            assert!((mean + shrunken(y - mean, *v, tau2).0 - want).abs() < 1e-6, "{method} {y}");
        }
    }
}

#[test]
fn pictures_show_the_figures_of_the_tests() {
    let analysis = shipped(|_| ());
    let (ledger, findings) = (&analysis.ledger, &analysis.findings);
    let pictures = &findings.pictures;
    let leads_of = |code: &str| findings.leads.iter().filter(|lead| lead.screen.code.code == code).count();
    assert!(leads_of("A203") > 0 && leads_of("A106") > 0, "the county has leads of both kinds");
    assert_eq!((pictures.lines.len(), pictures.rolls.len(), pictures.left_out), (leads_of("A203"), leads_of("A106"), 0));

    for (lead, histogram) in &pictures.lines {
        let screen = &findings.leads[*lead].screen;
        let inside = histogram.window.clone();
        let sum = |values: &[f64], from: usize, to: usize| values[from..to].iter().sum::<f64>();
        let at = histogram.scores.iter().position(|score| *score == histogram.line.to_f64()).unwrap();
        let (all, below) = (sum(&histogram.counts, inside.start, inside.end), sum(&histogram.counts, inside.start, at));
        assert!((all - sum(&histogram.expected, inside.start, inside.end)).abs() < 1e-6, "the window has as many as it has");
        // the lifted share of the test: 1 − B/(N(1 − π))
        let share = 1.0 - below / sum(&histogram.expected, inside.start, at);
        assert!((share - screen.effect.unwrap()).abs() < 1e-9, "{share} {:?}", screen.effect);
        assert_eq!(histogram.n, screen.n);
        assert!(histogram.scores.first().is_some_and(|score| *score >= 0.0));
    }
    for (lead, roll) in &pictures.rolls {
        assert_eq!(roll.bands.iter().map(|band| band.roll).sum::<u32>(), roll.n);
        assert_eq!(roll.bands.iter().map(|band| band.absent).sum::<u32>(), roll.absent);
        assert!(findings.leads[*lead].evidence.args.iter().any(|(_, value)| *value == roll.absent.to_string()));
    }
    assert!(pictures.funnels.iter().any(|funnel| funnel.paper.is_none()), "all papers together, against the earlier exam");
    for funnel in &pictures.funnels {
        assert!(funnel.points.windows(2).all(|pair| pair[0].n <= pair[1].n));
        let screens = findings.screens.iter().filter(|screen| {
            let of = screen.of;
            let code = if funnel.paper.is_some() { "A201" } else { "A202" };
            screen.code.code == code && (of.cohort(), of.class(), of.paper()) == (funnel.cohort, None, funnel.paper)
        });
        let tested: Vec<_> = screens.filter(|screen| screen.skipped.is_none()).collect();
        for point in &funnel.points {
            assert!(tested.iter().any(|screen| screen.of.unit() == Some(point.unit)), "{:?} {}", funnel.paper, point.unit);
            if point.z.abs() > LIMIT_998 {
                assert!(point.distance.abs() > funnel.half_width(LIMIT_95, point.n), "{point:?}");
            }
        }
        assert!(funnel.tau >= 0.0 && funnel.sd > 0.0 && funnel.points.len() >= 12);
        assert!(ledger.cohorts[funnel.cohort].units.len() >= funnel.points.len() + funnel.left_out);
    }
    let marked = pictures.funnels.iter().flat_map(|funnel| &funnel.points).filter(|point| point.lead).count();
    let of_schools =
        |code: &str| findings.leads.iter().filter(|lead| lead.screen.code.code == code && lead.screen.of.class().is_none()).count();
    assert_eq!(marked, ["A201", "A202", "A207"].map(of_schools).iter().sum::<usize>());
}

#[test]
fn what_leaves_the_office_has_no_pictures_of_leads() {
    let public = shipped(|config| config.level = Level::Public);
    assert!(!public.findings.leads.is_empty());
    assert_eq!(public.findings.pictures, Pictures::default());
    let plain = shipped(|config| config.report.charts = false);
    assert_eq!(plain.findings.pictures, Pictures::default());
}
