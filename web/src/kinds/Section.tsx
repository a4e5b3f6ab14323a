import type { ReactNode } from 'react'
import { useTitle } from '../shell/title'
import { showNumber } from '../words/dates'

type Props = { id?: string; title: string; count?: number | undefined; tools?: ReactNode; children: ReactNode; note?: string | undefined }

export function Section({ id, title, count, tools, children, note }: Props) {
  return (
    <section className="section" id={id} aria-label={title}>
      <header>
        <h2>{title}{count !== undefined && <span className="count">{showNumber(count)}</span>}</h2>
        {note && <span className="quiet small">{note}</span>}
        <div className="push row">{tools}</div>
      </header>
      {children}
    </section>
  )
}

export function PageHead({ title, children, detail }: { title: string; children?: ReactNode; detail?: ReactNode }) {
  useTitle(title)
  return (
    <div className="page-head">
      <div className="grow"><h1>{title}</h1>{detail && <div className="quiet">{detail}</div>}</div>
      {children && <div className="row">{children}</div>}
    </div>
  )
}

export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value || '—'}</dd></div>)}
    </dl>
  )
}
