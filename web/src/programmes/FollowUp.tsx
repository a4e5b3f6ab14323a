import { Input, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { SessionShown, TrainingPart } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PathLink } from '../kinds/PathLink'
import { choices, kinds } from '../problems/codes'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'

type Props = { page: SessionShown; part: TrainingPart }

/** What somebody said becomes a problem, and the problem is one click away. */
export function FollowUp({ page, part }: Props) {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState(part.problem)
  if (problem !== null) return <p className="small" aria-live="polite">{t('sessions.followed')}<PathLink className="lined" to={paths.problem(problem)}>{t('sessions.to_problem')}</PathLink></p>
  return (
    <>
      <button type="button" className="link small no-print" aria-label={t('sessions.follow_up_of', { name: part.name })} onClick={() => setOpen(true)}>{t('sessions.follow_up')}</button>
      {open && <FollowUpDrawer page={page} part={part} close={() => setOpen(false)} made={setProblem} />}
    </>
  )
}

function FollowUpDrawer({ page, part, close, made }: Props & { close: () => void; made: (problem: number) => void }) {
  const queries = useQueryClient()
  const [kind, setKind] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const act = async () => {
    const { problem } = await send<{ problem: number }>('POST', `/sessions/${page.id}/people/${part.id}/problem`, { kind, title: title.trim() })
    await refresh(queries, ['/problems', '/day'])
    made(problem)
  }
  const lacks = !title.trim() ? 'title' : kind === null ? 'kind' : undefined
  return (
    <FormDrawer open title={t('sessions.follow_up')} close={close} submit={t('sessions.follow_up')} effect={t('sessions.follow_up_effect')} act={act} refuse={lacks && t('form.missing', { field: t(`problems.field.${lacks}`) })}>
      {(problem) => (
        <>
          <div className="note"><p className="quiet small">{[part.name, part.post || part.unit_name].filter(Boolean).join(' · ')}</p><p className="pre">{part.said}</p></div>
          <Asked label={t('problems.field.title')} name="title" problem={problem}><Input autoFocus maxLength={100} placeholder={t('problems.title_like')} value={title} onChange={(event) => setTitle(event.target.value)} /></Asked>
          <Asked label={t('problems.field.kind')} name="kind" problem={problem}><Select className="wide" value={kind} options={choices('problem_kind', kinds)} placeholder={t('field_hint.choose')} onChange={setKind} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
