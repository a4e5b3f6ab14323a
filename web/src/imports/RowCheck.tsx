import { Radio } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Import, ImportRow } from '../api/types'
import { Severity } from '../kinds/FindingsTable'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

const NEW = 'new'

/** One row of the file: who it is, what would change field by field, and the question where there is one. */
export function RowCheck({ one, row }: { one: Import; row: ImportRow }) {
  const [wrong, setWrong] = useState('')
  const queries = useQueryClient()
  const open = one.state === 'checked'
  const answer = async (person: number | null) => {
    try {
      await send('PUT', `/imports/${one.id}/rows/${row.row}/answer`, { person })
      setWrong('')
      await refresh(queries, [`/imports/${one.id}`])
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  const chosen = row.answer ? (row.answer.person ?? NEW) : null
  return (
    <li className="check">
      <div className="row">
        {row.person !== null ? <PersonName id={row.person} name={row.title} /> : <strong>{row.title}</strong>}
        <span className="quiet small push">{row.place.split(':').filter(Boolean).join(' › ')}</span>
      </div>
      {row.candidates.length > 0 && (
        <div className="candidates">
          <p>{t('imports.who')}</p>
          <Radio.Group disabled={!open} value={chosen} onChange={(event) => void answer(event.target.value === NEW ? null : (event.target.value as number))}>
            {row.candidates.map((candidate) => (
              <Radio key={candidate.id} value={candidate.id}><PathLink to={paths.person(candidate.id)} target="_blank">{candidate.name}</PathLink> <span className="quiet">{candidate.detail} · {candidate.why}</span></Radio>
            ))}
            <Radio value={NEW}>{t('imports.new_person')}</Radio>
          </Radio.Group>
          {wrong && <span className="field-error" role="alert">{wrong}</span>}
        </div>
      )}
      {row.changes.length > 0 && (
        <dl className="changes">
          {row.changes.map((change, index) => (
            <div key={`${change.field}${index}`}><dt>{change.label}</dt><dd>{change.before && <><del>{change.before}</del> <span aria-hidden>→</span> </>}<ins>{change.after || t('imports.emptied')}</ins></dd></div>
          ))}
        </dl>
      )}
      {row.findings.map((finding, index) => <p key={index} className="small"><Severity severity={finding.severity} /> {finding.column && <strong>{finding.column} </strong>}{finding.sentence}</p>)}
    </li>
  )
}
