import source from './mark.svg'
import './mark.css'

/** Our mark: a rising arc over firm ground. Decoration beside a name that says the same. */
export function Mark() {
  return <img className="mark" src={source} alt="" />
}
