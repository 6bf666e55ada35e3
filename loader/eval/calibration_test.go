package eval_test

import (
	"os"

	"github.com/dealgraph/dealgraph/loader/eval"
)

func ExampleCalibrate() {
	right := relation("LENDS", "Lavandou", "Telsund")
	right.Confidence = 0.9
	wrong := relation("OWNS", "Lavandou", "Telsund")
	wrong.Confidence = 1
	unsure := relation("SUES", "Lavandou", "Telsund")
	unsure.Confidence = 0.25
	found := eval.Predictions{Relations: []eval.PredictedRelation{right, wrong, unsure}}
	eval.WriteCalibration(os.Stdout, eval.Calibrate([]eval.Story{story}, found))
	// Output:
	// confidence 0.2 to 0.3  mean 0.250  right 0.000  of 1
	// confidence 0.9 to 1.0  mean 0.950  right 0.500  of 2
	// expected calibration error 0.383
}
