#include "textflag.h"
#include "neon_arm64.h"

// Rows are taken by eight numbers, four in each of two registers: the lanes of
// the sums are those of both.

// ACROSS brings lanes together by an instruction OP: V0 and V1 in V0, as
// addLanes does, and the result in all lanes of it.
#define ACROSS(OP) \
	OP(1, 0, 0);                             \
	VEXT $8, V0.B16, V0.B16, V1.B16;         \
	OP(1, 0, 0);                             \
	VEXT $4, V0.B16, V0.B16, V1.B16;         \
	OP(1, 0, 0);                             \
	VDUP V0.S[0], V0.S4

// func extremesVector(src *float32, n int) (least, greatest float32)
TEXT ·extremesVector(SB), NOSPLIT, $0-24
	MOVD src+0(FP), R0
	MOVD n+8(FP), R1
	VLD1 (R0), [V4.S4, V5.S4]
	VMOV V4.B16, V6.B16
	VMOV V5.B16, V7.B16

extremes:
	VLD1.P 32(R0), [V2.S4, V3.S4]
	FMIN(2, 4, 4)
	FMIN(3, 5, 5)
	FMAX(2, 6, 6)
	FMAX(3, 7, 7)
	SUBS $8, R1
	BNE extremes

	VMOV V4.B16, V0.B16
	VMOV V5.B16, V1.B16
	ACROSS(FMIN)
	FMOVS F0, least+16(FP)
	VMOV V6.B16, V0.B16
	VMOV V7.B16, V1.B16
	ACROSS(FMAX)
	FMOVS F0, greatest+20(FP)
	RET

// func roundVector(dst *uint8, src *float32, n int, least, by float32)
TEXT ·roundVector(SB), NOSPLIT, $0-32
	MOVD dst+0(FP), R0
	MOVD src+8(FP), R1
	MOVD n+16(FP), R2
	FMOVS least+24(FP), F4
	VDUP V4.S[0], V4.S4
	FMOVS by+28(FP), F5
	VDUP V5.S[0], V5.S4

round:
	VLD1.P 32(R1), [V0.S4, V1.S4]
	FSUB(4, 0, 0)
	FSUB(4, 1, 1)
	FMUL(5, 0, 0)
	FMUL(5, 1, 1)
	FCVTNS(0, 0)
	FCVTNS(1, 1)
	XTN4(0, 0)
	XTN4(1, 1)
	VMOV V1.D[0], V0.D[1]
	XTN8(0, 0)
	VST1.P [V0.B8], 8(R0)
	SUBS $8, R2
	BNE round
	RET

// The constants, by register (see constants): those of exp, and those of gelu
// beside them.
#define LEAST   13
#define LOG2E   14
#define NEAREST 15
#define LN2HIGH 16
#define LN2LOW  17
#define TAYLOR6 18
#define TAYLOR5 19
#define TAYLOR4 20
#define TAYLOR3 21
#define TAYLOR2 22
#define ONE     23
#define HALF    24
#define TAIL0   25
#define TAIL1   26
#define TAIL2   27
#define TAIL3   28
#define TAIL4   29
#define TAIL5   30
#define DENSITY 31

#define CONSTANTS \
	MOVD $·constants(SB), R8;  \
	VLD1R.P 4(R8), [V13.S4];   \
	VLD1R.P 4(R8), [V14.S4];   \
	VLD1R.P 4(R8), [V15.S4];   \
	VLD1R.P 4(R8), [V16.S4];   \
	VLD1R.P 4(R8), [V17.S4];   \
	VLD1R.P 4(R8), [V18.S4];   \
	VLD1R.P 4(R8), [V19.S4];   \
	VLD1R.P 4(R8), [V20.S4];   \
	VLD1R.P 4(R8), [V21.S4];   \
	VLD1R.P 4(R8), [V22.S4];   \
	VLD1R.P 4(R8), [V23.S4];   \
	VLD1R.P 4(R8), [V24.S4];   \
	VLD1R.P 4(R8), [V25.S4];   \
	VLD1R.P 4(R8), [V26.S4];   \
	VLD1R.P 4(R8), [V27.S4];   \
	VLD1R.P 4(R8), [V28.S4];   \
	VLD1R.P 4(R8), [V29.S4];   \
	VLD1R.P 4(R8), [V30.S4];   \
	VLD1R.P 4(R8), [V31.S4]

// EXP replaces V4 by its exponential, step by step as exp does. It changes V5
// to V7.
#define EXP \
	FMAX(LEAST, 4, 4);            \
	FMUL(LOG2E, 4, 5);            \
	FADD(NEAREST, 5, 5);          \
	FSUB(NEAREST, 5, 6);          \
	VSHL $23, V5.S4, V5.S4;       \
	FMUL(LN2HIGH, 6, 7);          \
	FSUB(7, 4, 4);                \
	FMUL(LN2LOW, 6, 6);           \
	FSUB(6, 4, 4);                \
	FMUL(TAYLOR6, 4, 7);          \
	FADD(TAYLOR5, 7, 7);          \
	FMUL(4, 7, 7);                \
	FADD(TAYLOR4, 7, 7);          \
	FMUL(4, 7, 7);                \
	FADD(TAYLOR3, 7, 7);          \
	FMUL(4, 7, 7);                \
	FADD(TAYLOR2, 7, 7);          \
	FMUL(4, 7, 7);                \
	FADD(ONE, 7, 7);              \
	FMUL(4, 7, 7);                \
	FADD(ONE, 7, 7);              \
	VADD V5.S4, V7.S4, V4.S4

// func geluVector(x *float32, n int)
TEXT ·geluVector(SB), NOSPLIT, $0-16
	MOVD x+0(FP), R0
	MOVD n+8(FP), R1
	CONSTANTS
	VEOR V8.B16, V8.B16, V8.B16

gelu:
	VLD1 (R0), [V0.S4]
	FABS(0, 1)
	FMUL(TAIL0, 1, 2)
	FADD(ONE, 2, 2)
	FDIV(2, ONE, 2)
	FMUL(TAIL5, 2, 3)
	FADD(TAIL4, 3, 3)
	FMUL(2, 3, 3)
	FADD(TAIL3, 3, 3)
	FMUL(2, 3, 3)
	FADD(TAIL2, 3, 3)
	FMUL(2, 3, 3)
	FADD(TAIL1, 3, 3)
	FMUL(2, 3, 3)
	FMUL(1, 1, 4)
	FMUL(HALF, 4, 4)
	EXP
	FMUL(DENSITY, 4, 4)
	FMUL(4, 3, 3)
	FMUL(1, 3, 3)
	FMAX(8, 0, 0)
	FSUB(3, 0, 0)
	VST1.P [V0.S4], 16(R0)
	SUBS $4, R1
	BNE gelu
	RET

// WEIGH makes a number's weight, before it is divided by their sum, in V4.
#define WEIGH(V, SUM) \
	FSUB(12, V, 4); \
	FMUL(11, 4, 4); \
	EXP;            \
	FADD(4, SUM, SUM)

// func softmaxVector(x *float32, n int, scale float32)
TEXT ·softmaxVector(SB), NOSPLIT, $0-20
	MOVD x+0(FP), R0
	MOVD n+8(FP), R1
	FMOVS scale+16(FP), F11
	VDUP V11.S[0], V11.S4
	CONSTANTS
	MOVD R0, R2
	MOVD R1, R3
	VLD1 (R0), [V0.S4, V1.S4]

top:
	VLD1.P 32(R2), [V2.S4, V3.S4]
	FMAX(2, 0, 0)
	FMAX(3, 1, 1)
	SUBS $8, R3
	BNE top
	ACROSS(FMAX)
	VMOV V0.B16, V12.B16

	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	MOVD R0, R2
	MOVD R1, R3

exp:
	VLD1 (R2), [V2.S4, V3.S4]
	WEIGH(2, 0)
	VST1.P [V4.S4], 16(R2)
	WEIGH(3, 1)
	VST1.P [V4.S4], 16(R2)
	SUBS $8, R3
	BNE exp
	ACROSS(FADD)
	FDIV(0, ONE, 0)

share:
	VLD1 (R0), [V2.S4, V3.S4]
	FMUL(0, 2, 2)
	FMUL(0, 3, 3)
	VST1.P [V2.S4, V3.S4], 32(R0)
	SUBS $8, R1
	BNE share
	RET

// func normVector(dst, add *float32, n int, least float32, weight, bias *float32)
TEXT ·normVector(SB), NOSPLIT, $0-48
	MOVD dst+0(FP), R0
	MOVD add+8(FP), R1
	MOVD n+16(FP), R2
	SCVTFS R2, F10
	VDUP V10.S[0], V10.S4
	FMOVS $1.0, F12
	VDUP V12.S[0], V12.S4
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	MOVD R0, R3
	MOVD R2, R4

sum:
	VLD1 (R3), [V2.S4, V3.S4]
	CBZ R1, alone
	VLD1.P 32(R1), [V4.S4, V5.S4]
	FADD(4, 2, 2)
	FADD(5, 3, 3)
	VST1 [V2.S4, V3.S4], (R3)

alone:
	FADD(2, 0, 0)
	FADD(3, 1, 1)
	ADD $32, R3
	SUBS $8, R4
	BNE sum
	ACROSS(FADD)
	FDIV(10, 0, 11)

	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	MOVD R0, R3
	MOVD R2, R4

squares:
	VLD1.P 32(R3), [V2.S4, V3.S4]
	FSUB(11, 2, 2)
	FSUB(11, 3, 3)
	FMUL(2, 2, 2)
	FMUL(3, 3, 3)
	FADD(2, 0, 0)
	FADD(3, 1, 1)
	SUBS $8, R4
	BNE squares
	ACROSS(FADD)
	FDIV(10, 0, 0)
	FMOVS least+24(FP), F1
	VDUP V1.S[0], V1.S4
	FADD(1, 0, 0)
	FSQRT(0, 0)
	FDIV(0, 12, 0)

	MOVD weight+32(FP), R5
	MOVD bias+40(FP), R6

scale:
	VLD1 (R0), [V2.S4, V3.S4]
	VLD1.P 32(R5), [V4.S4, V5.S4]
	VLD1.P 32(R6), [V6.S4, V7.S4]
	FSUB(11, 2, 2)
	FSUB(11, 3, 3)
	FMUL(0, 2, 2)
	FMUL(0, 3, 3)
	FMUL(4, 2, 2)
	FMUL(5, 3, 3)
	FADD(6, 2, 2)
	FADD(7, 3, 3)
	VST1.P [V2.S4, V3.S4], 32(R0)
	SUBS $8, R2
	BNE scale
	RET

// TERM adds a number of a row times sixteen of b, which are V16 to V19.
#define TERM(ROW, SUM0, SUM1, SUM2, SUM3) \
	VLD1R.P 4(ROW), [V20.S4]; \
	FMUL(16, 20, 21);         \
	FMUL(17, 20, 22);         \
	FMUL(18, 20, 23);         \
	FMUL(19, 20, 24);         \
	FADD(21, SUM0, SUM0);     \
	FADD(22, SUM1, SUM1);     \
	FADD(23, SUM2, SUM2);     \
	FADD(24, SUM3, SUM3)

// func productVector(dst *float32, stride int, a *float32, aStride, tiles int, b *float32, bStride, depth int)
TEXT ·productVector(SB), NOSPLIT, $0-64
	MOVD dst+0(FP), R0
	MOVD stride+8(FP), R1
	LSL $2, R1
	MOVD a+16(FP), R2
	MOVD aStride+24(FP), R3
	LSL $2, R3
	MOVD tiles+32(FP), R4
	MOVD bStride+48(FP), R6
	LSL $2, R6

tile:
	MOVD R2, R8
	ADD R3, R8, R9
	ADD R3, R9, R10
	ADD R3, R10, R11
	ADD R3, R11, R2
	MOVD b+40(FP), R5
	MOVD depth+56(FP), R7
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16

term:
	VLD1 (R5), [V16.S4, V17.S4, V18.S4, V19.S4]
	TERM(R8, 0, 1, 2, 3)
	TERM(R9, 4, 5, 6, 7)
	TERM(R10, 8, 9, 10, 11)
	TERM(R11, 12, 13, 14, 15)
	ADD R6, R5
	SUBS $1, R7
	BNE term

	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0)
	ADD R1, R0
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R0)
	ADD R1, R0
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R0)
	ADD R1, R0
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R0)
	ADD R1, R0
	SUBS $1, R4
	BNE tile
	RET
