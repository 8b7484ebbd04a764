/** Whether there is the width of a desk: never inside a mini-program. */
export const useWide = (_onPaper = false): boolean => false
