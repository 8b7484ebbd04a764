/** Choosing a register in a browser and sending it, with how far it has gone; see send-table.ts. */
import { serviceAddress } from './cloud'
import type { ChosenTable } from './send-table'

export const canSendTable: boolean = true

const KINDS = '.xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function send(file: File, token: string, told: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // fetch tells nothing of what has gone.
    const request = new XMLHttpRequest()
    request.open('POST', `${serviceAddress()}/1.1/tables?token=${encodeURIComponent(token)}`)
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status === 200) resolve()
      else reject(new Error(`the table was answered with ${request.status}`))
    }
    request.onerror = () => reject(new Error('the table did not arrive'))
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

export function pickTable(): Promise<ChosenTable | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = KINDS
    input.id = 'import-file'
    input.style.display = 'none'
    const settle = () => {
      const file = input.files?.[0]
      input.remove()
      resolve(file && { name: file.name, bytes: file.size, send: (token, told) => send(file, token, told) })
    }
    input.addEventListener('change', settle)
    input.addEventListener('cancel', settle)
    document.body.append(input)
    input.click()
  })
}
