# The data of the bench "random intercept" (benches/compute.rs) fitted by lme4: Rscript benches/lme4.R
# Prints the estimates, to be compared with those that the bench prints, and seconds per fit.
suppressMessages(library(lme4))
state <- 20260115
uniform <- function() { state <<- (state * 48271) %% 2147483647; state / 2147483647 }
normal <- function() { sum <- 0; for (i in 1:12) sum <- sum + uniform(); sum - 6 }
schools <- 2280; pupils <- 31022
effects <- numeric(schools); for (s in 1:schools) effects[s] <- 1.1 * normal()
school <- integer(pupils); before <- now <- numeric(pupils)
half_up <- function(x) sign(x) * floor(abs(x) + 0.5)
for (p in 1:pupils) {
  s <- if (p <= schools) p else as.integer(schools * uniform()^3) + 1L
  b <- half_up(1000 * (6.3 + 0.85 * normal() + 0.3 * effects[s])) / 1000
  now[p] <- half_up(2 * (5.8 + 2.5 * (b - 6.3) + effects[s] + 2.3 * normal())) / 2
  school[p] <- s; before[p] <- b
}
data <- data.frame(school = factor(school), before, now)
times <- sapply(1:7, function(i) system.time(m <<- lmer(now ~ before + (1 | school), data, REML = TRUE))[["elapsed"]])
effects_times <- sapply(1:5, function(i) system.time(ranef(m, condVar = TRUE))[["elapsed"]])
print(c(fixef(m), as.data.frame(VarCorr(m))$vcov, logLik = as.numeric(logLik(m))), digits = 12)
cat("lmer: median", median(times), "s, least", min(times), "s; ranef with conditional variances: median", median(effects_times), "s\n")
