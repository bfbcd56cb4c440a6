//! The terms of how scores and ranks spread over bands.

crate::words! {
    BANDS { "分数段", "Score bands" }
    BANDS_FORMULA { "[下限, 上限) 内的人数，最高一段含满分；段宽可设", "candidates in [lower, upper), the top band with the full mark in it; the width can be set" }
    RANK_BANDS { "名次段", "Rank bands" }
    RANK_BANDS_FORMULA { "全县名次 ≤ k 的人数，并列者都算", "candidates with a county rank ≤ k, all tied ones included" }
}
