package stats

import "math"

// zOf is how many standard deviations either side of the mean hold the share
// conf of a normal distribution: 1.96 for 0.95.
func zOf(conf float64) float64 {
	return math.Sqrt2 * math.Erfinv(conf)
}

// normalCDF is the share of the standard normal distribution below z.
func normalCDF(z float64) float64 {
	return math.Erfc(-z/math.Sqrt2) / 2
}

// normalQuantile is the inverse of normalCDF. Chances closer to 0 or 1 than
// 1e-15 are taken as if they were that far, so that the result is finite.
func normalQuantile(p float64) float64 {
	return -math.Sqrt2 * math.Erfcinv(2*clamp(p, 1e-15, 1-1e-15))
}
