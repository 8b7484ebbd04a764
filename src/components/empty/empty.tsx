import type { ReactNode } from 'react'
import picture from './empty.svg'
import './empty.css'

/** Nothing here: says what will appear and how, and offers the way there. */
export function Empty({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <img className="empty-picture" src={picture} alt="" />
      <h2 className="empty-title title">{title}</h2>
      <p className="lead">{lead}</p>
      {children && <div className="page-foot">{children}</div>}
    </div>
  )
}
