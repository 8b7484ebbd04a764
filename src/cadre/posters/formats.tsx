import type { PosterFormat } from '../../../types/posters'
import { posterPageWords as words } from '../../../types/words/poster-pages'
import a3 from './a3.svg'
import a4 from './a4.svg'
import fold from './fold.svg'

const pictures: Readonly<Record<PosterFormat, string>> = { a4, a3, 'a5-fold': fold }
const formats = Object.keys(pictures) as PosterFormat[]

/** The kinds of paper, each with a miniature of what it looks like. */
export function Formats({ taken, onTake }: { taken: PosterFormat; onTake: (format: PosterFormat) => void }) {
  return (
    <div role="radiogroup" aria-label={words.format} id="poster-format">
      {formats.map((format) => (
        <button
          key={format}
          id={`poster-format-${format}`}
          role="radio"
          aria-checked={taken === format}
          className={`posters-format${taken === format ? ' posters-format-taken' : ''}`}
          onClick={() => onTake(format)}
        >
          <img className="posters-miniature" src={pictures[format]} alt={words.miniature(format)} />
          <div className="grow">
            <p className="posters-name">{taken === format ? `✓ ${words.formats[format]}` : words.formats[format]}</p>
            <p className="small">{words.formatHints[format]}</p>
          </div>
        </button>
      ))}
    </div>
  )
}
