import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { ClaimedContribution } from '../api/types'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { useDraft } from '../kinds/useDraft'
import { Attachments } from '../ledger/Attachments'
import { choices } from '../problems/codes'
import { PartPicker } from '../programmes/PartPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { contributionKinds } from './codes'
import { ProjectPicker } from './ProjectPicker'
import '../care/care.css'
import './projects.css'

type Typed = { person: number | null; name: string; project: number | null; session: number | null; kind: string | null; title: string; text: string; happened_on: string | null; proof: { file: string; name: string; bytes: number }[] }
type Props = { person: { id: number; name: string } | null; own: boolean; project: { id: number; title: string } | null; session?: { id: number; title: string } | null; close: () => void }

/** Kinds that come of training; they may belong to no project. */
const learnt = ['idea', 'mechanism']
const kinds = contributionKinds.filter((kind) => !learnt.includes(kind))

/** What somebody did, with its proof; it counts once somebody else confirms it. */
export function ContributionDrawer({ person, own, project, session = null, close }: Props) {
  const { today } = useSession()
  const [empty] = useState<Typed>(() => ({ person: person?.id ?? null, name: person?.name ?? '', project: project?.id ?? null, session: session?.id ?? null, kind: null, title: '', text: '', happened_on: today, proof: [] }))
  const { value, change, saved, drop } = useDraft<Typed>('contribution', [project && `project-${project.id}`, session && `session-${session.id}`, person && `person-${person.id}`].filter(Boolean).join('-'), true, empty)
  const [wrong, setWrong] = useState(false)
  const queries = useQueryClient()
  const fromTraining = value.kind !== null && learnt.includes(value.kind)
  const free = fromTraining || value.kind === 'innovation'
  const act = async () => {
    const { person: whose, name: _, proof, ...rest } = value
    const body: ClaimedContribution = { ...rest, session: session || fromTraining ? rest.session : null, kind: rest.kind ?? '', happened_on: rest.happened_on ?? '', title: rest.title.trim(), text: rest.text.trim(), proof: proof.map(({ file }) => file) }
    await send('POST', `/people/${whose}/contributions`, body)
    await drop()
    await refresh(queries, ['/contributions', '/projects', '/sessions', `/people/${whose}/contributions`])
  }
  const lacks = value.person === null ? 'person' : value.kind === null ? 'kind' : value.project === null && !free ? 'project' : fromTraining && value.session === null ? 'session' : !value.title.trim() ? 'claim_title' : value.happened_on === null ? 'happened_on' : undefined
  return (
    <FormDrawer open title={session && own ? t('projects.claim_learnt') : own ? t('projects.claim_own') : person ? t('projects.claim_of', { name: person.name }) : t('projects.claim')} close={close} submit={t(session && own ? 'projects.claim_learnt' : own ? 'projects.claim_own' : 'projects.claim')} effect={t(own ? 'projects.claim_effect_own' : 'projects.claim_effect')} act={act}
      refuse={wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`projects.field.${lacks}`) })} extra={saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span>}>
      {(problem) => (
        <>
          {session && <p className="quiet">{t('projects.of_session')}{session.title}</p>}
          {project && <p className="quiet">{t('projects.of_project')}{project.title}</p>}
          {!person && <Asked label={t('projects.field.person')} name="person" problem={problem}><PersonPicker autoFocus value={value.person} name={value.name} onChange={(id, name) => change({ person: id, name: name ?? '', ...(session ? {} : { session: null }) })} /></Asked>}
          <Group label={t('projects.field.kind')} problem={problem?.field === 'kind' ? problem.message : undefined}><Chips label={t('projects.field.kind')} value={value.kind} options={choices('contribution_kind', session ? [...learnt, ...kinds] : [...kinds, ...learnt])} choose={(kind) => change({ kind })} /></Group>
          {!session && fromTraining && <Asked label={t('projects.field.session')} name="session" problem={problem} hint={t('projects.session_hint')}><PartPicker person={value.person} value={value.session} onChange={(id) => change({ session: id })} /></Asked>}
          {!project && <Asked label={t('projects.field.project')} name="project" problem={problem} optional={free} hint={fromTraining ? undefined : t('projects.project_hint')}><ProjectPicker value={value.project} onChange={(id) => change({ project: id })} /></Asked>}
          <Asked label={t('projects.field.claim_title')} name="title" problem={problem}><Input value={value.title} maxLength={200} placeholder={t(fromTraining ? 'projects.claim_learnt_like' : 'projects.claim_like')} onChange={(event) => change({ title: event.target.value })} /></Asked>
          <Asked label={t('projects.field.happened_on')} name="happened_on" problem={problem}><DateField whole value={value.happened_on} onChange={(happened_on) => change({ happened_on })} onWrong={setWrong} /></Asked>
          <Asked label={t('projects.field.text')} name="text" problem={problem} optional hint={t('projects.claim_text_hint')}><Input.TextArea rows={4} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
          <Attachments value={value.proof} change={(proof) => change({ proof })} />
          <p className="quiet small">{t('projects.proof_hint')}</p>
        </>
      )}
    </FormDrawer>
  )
}
