import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useId, useState } from 'react'
import type { PortraitBasis, PortraitSaid } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { evidencePath } from './PortraitDrawn'

/** A sentence and, in its place, every record it rests on. */
export function PortraitSentence({ said, person }: { said: PortraitSaid; person: number }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className="portrait-sentence">
      <button type="button" className="plain" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <span className="no-print" aria-hidden>{open ? <DownOutlined /> : <RightOutlined />}</span>
        <span className="grow">{said.text}</span>
        <span className="quiet small portrait-count">{t('portrait.evidence', { n: said.rests_on.length })}</span>
      </button>
      <div id={id} hidden={!open}>{open && <PortraitEvidence rests={said.rests_on} person={person} />}</div>
    </li>
  )
}

export function PortraitEvidence({ rests, person }: { rests: PortraitBasis[]; person: number }) {
  return (
    <ul className="portrait-evidence">
      {rests.map((basis) => (
        <li key={`${basis.kind}-${basis.id}`}>
          <span className="day quiet">{showDate(basis.on)}</span>
          <PathLink to={evidencePath(person, basis)}>{basis.title || t('portrait.untitled')}</PathLink>
          <span className="quiet small">{t(`portrait.kind.${basis.kind}`)}</span>
        </li>
      ))}
    </ul>
  )
}
