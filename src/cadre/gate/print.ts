/** Nothing prints inside a mini-program; see print.h5.ts. */
export {}
