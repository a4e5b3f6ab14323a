import { CheckCircleOutlined, ClockCircleOutlined, MinusCircleOutlined, PaperClipOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { address } from '../api/client'
import type { Contribution, ContributionState } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { Decide } from './Decide'

type Show = { person?: boolean; project?: boolean; /** Left out where all wait alike. */ state?: boolean }

const marks: Record<ContributionState, ReactNode> = { claimed: <ClockCircleOutlined aria-hidden />, confirmed: <CheckCircleOutlined aria-hidden />, refused: <MinusCircleOutlined aria-hidden /> }

/** What was done, what proves it, who claimed it and who confirmed it. */
export function ContributionLines({ rows, show }: { rows: Contribution[]; show: Show }) {
  return <ul className="contribution-lines">{rows.map((one) => <Line key={one.id} one={one} show={show} />)}</ul>
}

function Line({ one, show }: { one: Contribution; show: Show }) {
  const by = [one.claimed_by && t('projects.claimed_by', { name: one.claimed_by }), one.decided_by && t(`projects.decided_by.${one.state}`, { name: one.decided_by })].filter(Boolean)
  return (
    <li>
      <div className="grow">
        <p className="contribution-head">
          {show.state !== false && <span className={`contribution-state ${one.state}`}>{marks[one.state]} {code('contribution_state', one.state)}</span>}
          {show.person && <PersonName id={one.person} name={one.name} />}
          <span className="tag">{code('contribution_kind', one.kind)}</span>
          <span className="day quiet">{one.happened_on}</span>
        </p>
        <p><strong>{one.title}</strong></p>
        {one.text && <p className="pre">{one.text}</p>}
        {show.project && one.project !== null && <p>{t('projects.of_project')}{one.project_title ? <PathLink to={paths.project(one.project)}>{one.project_title}</PathLink> : <span className="quiet">{t('projects.project_hidden')}</span>}</p>}
        {show.project && one.session !== null && <p>{t('projects.of_session')}<PathLink to={paths.trainingSession(one.session)}>{one.session_title}</PathLink></p>}
        {one.proof.length > 0 && <p className="row proof">{one.proof.map(({ file, name }) => <a key={file} href={address(`/files/${file}`)} download={name}><PaperClipOutlined aria-hidden /> {name}</a>)}</p>}
        {one.why && <p>{t('projects.refused_why', { why: one.why })}</p>}
        <p className="quiet small">
          {[one.proof.length === 0 ? t('projects.no_proof') : t(one.proof.length === 1 ? 'projects.proof_one' : 'projects.proof', { n: one.proof.length }), ...by].join(' · ')}
          {one.entry !== null && <> · <PathLink to={paths.entry(one.person, one.entry)}>{t('projects.to_entry')}</PathLink></>}
        </p>
      </div>
      {one.may_decide && <Decide one={one} />}
    </li>
  )
}
