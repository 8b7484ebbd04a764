/** A page's parameter as it was meant: Alipay's family hands parameters on as they were written. */
export function decoded(text = ''): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
