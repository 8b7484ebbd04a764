/** Posters as one PDF. Reads the typeface; knows neither database nor clock. */
import { posterWords } from '../../../types/words/posters'
import { drawWallOf } from './compose'
import { CharacterMissing, Pen } from './drawing/pen'
import { drawFolded } from './folded'
import type { Poster } from './poster'
import { TextTooLong } from './typography/fit'

export interface Printed {
  /** The file, in the order of its bytes; ends after the last poster. */
  content: AsyncIterable<Uint8Array>
  /** Draws the next one. @returns false where it cannot be set: then nothing of it is in the file */
  add: (poster: Poster) => boolean
  end: () => void
}

/** Each poster is drawn whole or not at all: whatever does not fit or has no letters is found out before its page begins. */
export function openPrint(about: { author: string; at: Date }): Printed {
  const pen = Pen.open({ title: posterWords.brand, ...about })
  return {
    content: pen.doc,
    add: (poster) => {
      const draw = poster.format === 'a5-fold' ? drawFolded : drawWallOf
      try {
        pen.rehearse(() => {
          draw(pen, poster)
        })
      } catch (error) {
        if (error instanceof TextTooLong || error instanceof CharacterMissing) return false
        throw error
      }
      draw(pen, poster)
      return true
    },
    end: () => {
      pen.doc.end()
    },
  }
}

/** All of them as one buffer. @throws Error where one cannot be set */
export async function printPosters(posters: readonly Poster[], about: { author: string; at: Date }): Promise<Buffer> {
  const { content, add, end } = openPrint(about)
  const chunks: Uint8Array[] = []
  const read = (async () => {
    for await (const chunk of content) chunks.push(chunk)
  })()
  for (const poster of posters) if (!add(poster)) throw new Error(`cannot be set: ${poster.name}`)
  end()
  await read
  return Buffer.concat(chunks)
}
