/** Choosing a spreadsheet in a browser; see choose-table.ts. */
export const canChooseTable: boolean = true

const KINDS = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** @returns the file as base64; undefined when the person thought better of it */
export function chooseTable(): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = KINDS
    input.id = 'staff-table-file'
    input.style.display = 'none'
    const settle = () => {
      const file = input.files?.[0]
      input.remove()
      if (!file) {
        resolve(undefined)
        return
      }
      const reader = new FileReader()
      // A data address: what stands behind the comma is the content.
      reader.onload = () => {
        resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,?/, '') : '')
      }
      reader.onerror = () => {
        reject(new Error('the file could not be read'))
      }
      reader.readAsDataURL(file)
    }
    input.addEventListener('change', settle)
    input.addEventListener('cancel', settle)
    document.body.append(input)
    input.click()
  })
}
