/**
 * Puts a text on the clipboard of a browser, and nowhere else: Taro's own way there keeps a copy in the storage, where recovery codes
 * must not lie, says so over whatever page comes next, and weighs six kilobytes.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Older browsers, and addresses without https.
    return copyBySelecting(text)
  }
}

function copyBySelecting(text: string): boolean {
  const holder = document.createElement('textarea')
  holder.value = text
  holder.readOnly = true
  holder.style.position = 'absolute'
  holder.style.left = '-10000px'
  document.body.append(holder)
  holder.select()
  holder.setSelectionRange(0, text.length)
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    holder.remove()
  }
}
