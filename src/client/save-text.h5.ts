/** Taking a text along in a browser: a download; see save-text.ts. */
export async function saveText(file: string, text: string): Promise<'file' | 'clipboard'> {
  const link = document.createElement('a')
  link.href = `data:application/octet-stream;charset=utf-8,${encodeURIComponent(text)}`
  link.download = file
  document.body.appendChild(link)
  link.click()
  link.remove()
  return 'file'
}
