#include "textflag.h"
#include "neon_arm64.h"

// START reads what is alike in both kernels, and R2 is the tile's first row.
#define START \
	MOVD dst+0(FP), R0;      \
	MOVD stride+8(FP), R1;   \
	LSL $2, R1;              \
	MOVD numbers+16(FP), R2; \
	MOVD depth+24(FP), R3;   \
	MOVD tiles+32(FP), R4;   \
	MOVD weights+40(FP), R5; \
	MOVD steps+48(FP), R6;   \
	MOVD middles+56(FP), R7; \
	VMOVI $64, V31.B16

// TILE points R8 to R11 to the rows, R12 to the weights, and counts in R13.
#define TILE \
	MOVD R2, R8;      \
	ADD R3, R8, R9;   \
	ADD R3, R9, R10;  \
	ADD R3, R10, R11; \
	ADD R3, R11, R2;  \
	MOVD R5, R12;     \
	MOVD R3, R13

// WEIGHTS reads those of 16 inputs: V16 and V17 for the first four, and so on.
#define WEIGHTS \
	VLD1.P 64(R12), [V16.B16, V17.B16, V18.B16, V19.B16]; \
	VLD1.P 64(R12), [V20.B16, V21.B16, V22.B16, V23.B16]

// SCALES reads what the results need: V16 and V17 are the scales, V18 and V19
// the totals, V20 and V21 the biases.
#define SCALES \
	MOVD scale+64(FP), R8;         \
	VLD1 (R8), [V16.S4, V17.S4];   \
	MOVD total+72(FP), R8;         \
	VLD1 (R8), [V18.S4, V19.S4];   \
	MOVD bias+80(FP), R8;          \
	VLD1 (R8), [V20.S4, V21.S4]

// HALF turns four sums of a row into results: sum*scale*step + middle*total +
// bias.
#define HALF(SUM, SCALE, TOTAL, BIAS, TO) \
	SCVTF(SUM, SUM);       \
	FMUL(SCALE, SUM, SUM); \
	FMUL(22, SUM, SUM);    \
	FMUL(TOTAL, 23, 24);   \
	FADD(24, SUM, SUM);    \
	FADD(BIAS, SUM, TO)

// RESULT writes the results of a row.
#define RESULT(LOW, HIGH) \
	VLD1R.P 4(R6), [V22.S4];       \
	VLD1R.P 4(R7), [V23.S4];       \
	HALF(LOW, 16, 18, 20, 29);     \
	HALF(HIGH, 17, 19, 21, 30);    \
	VST1 [V29.S4, V30.S4], (R0);   \
	ADD R1, R0

#define CLEAR(V) VEOR V.B16, V.B16, V.B16

// LOAD reads 16 inputs of a row as signed numbers.
#define LOAD(ROW, V) \
	VLD1.P 16(ROW), [V.B16]; \
	VSUB V31.B16, V.B16, V.B16

// DOTS adds their products to the sums of the row.
#define DOTS(ROW, LOW, HIGH) \
	SDOT(0, ROW, 16, LOW);  \
	SDOT(0, ROW, 17, HIGH); \
	SDOT(1, ROW, 18, LOW);  \
	SDOT(1, ROW, 19, HIGH); \
	SDOT(2, ROW, 20, LOW);  \
	SDOT(2, ROW, 21, HIGH); \
	SDOT(3, ROW, 22, LOW);  \
	SDOT(3, ROW, 23, HIGH)

// func panelDot(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, steps, middles, scale, total, bias *float32)
TEXT ·panelDot(SB), NOSPLIT, $0-88
	START

tile:
	TILE
	CLEAR(V0)
	CLEAR(V1)
	CLEAR(V2)
	CLEAR(V3)
	CLEAR(V4)
	CLEAR(V5)
	CLEAR(V6)
	CLEAR(V7)

group:
	WEIGHTS
	LOAD(R8, V24)
	LOAD(R9, V25)
	LOAD(R10, V26)
	LOAD(R11, V27)
	DOTS(24, 0, 1)
	DOTS(25, 2, 3)
	DOTS(26, 4, 5)
	DOTS(27, 6, 7)
	SUBS $16, R13
	BNE group

	SCALES
	RESULT(0, 1)
	RESULT(2, 3)
	RESULT(4, 5)
	RESULT(6, 7)
	SUBS $1, R4
	BNE tile
	RET

// TIMES adds the products of the I-th four inputs in V28 to four sums of 16
// bits for each two outputs, V24 to V27.
#define TIMES(I, LOW, HIGH) \
	VDUP V28.S[I], V29.S4; \
	SMLAL(29, LOW, 24);    \
	SMLAL2(29, LOW, 25);   \
	SMLAL(29, HIGH, 26);   \
	SMLAL2(29, HIGH, 27)

// ROW adds the products of 16 inputs to the sums of a row, of which each output
// has two. Four products fit 16 bits.
#define ROW(R, SUM0, SUM1, SUM2, SUM3) \
	LOAD(R, V28);          \
	VDUP V28.S[0], V29.S4; \
	SMULL(29, 16, 24);     \
	SMULL2(29, 16, 25);    \
	SMULL(29, 17, 26);     \
	SMULL2(29, 17, 27);    \
	TIMES(1, 18, 19);      \
	TIMES(2, 20, 21);      \
	TIMES(3, 22, 23);      \
	SADALP(24, SUM0);      \
	SADALP(25, SUM1);      \
	SADALP(26, SUM2);      \
	SADALP(27, SUM3)

// PAIR brings the sums of a row together in the first two.
#define PAIR(SUM0, SUM1, SUM2, SUM3) \
	VADDP SUM1.S4, SUM0.S4, SUM0.S4; \
	VADDP SUM3.S4, SUM2.S4, SUM1.S4

// func panelNEON(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, steps, middles, scale, total, bias *float32)
TEXT ·panelNEON(SB), NOSPLIT, $0-88
	START

tile:
	TILE
	CLEAR(V0)
	CLEAR(V1)
	CLEAR(V2)
	CLEAR(V3)
	CLEAR(V4)
	CLEAR(V5)
	CLEAR(V6)
	CLEAR(V7)
	CLEAR(V8)
	CLEAR(V9)
	CLEAR(V10)
	CLEAR(V11)
	CLEAR(V12)
	CLEAR(V13)
	CLEAR(V14)
	CLEAR(V15)

group:
	WEIGHTS
	ROW(R8, 0, 1, 2, 3)
	ROW(R9, 4, 5, 6, 7)
	ROW(R10, 8, 9, 10, 11)
	ROW(R11, 12, 13, 14, 15)
	SUBS $16, R13
	BNE group

	PAIR(V0, V1, V2, V3)
	PAIR(V4, V5, V6, V7)
	PAIR(V8, V9, V10, V11)
	PAIR(V12, V13, V14, V15)
	SCALES
	RESULT(0, 1)
	RESULT(4, 5)
	RESULT(8, 9)
	RESULT(12, 13)
	SUBS $1, R4
	BNE tile
	RET
