import type { AppraisingShown } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Facts, PageHead, Section } from '../kinds/Section'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { AppraisalGround } from './AppraisalGround'
import { AppraisalNext } from './AppraisalNext'
import { AppraisalPath } from './AppraisalPath'

/** An appraisal to be read: by whoever observes, and by the person from the day they are told. */
export function AppraisalTold({ shown }: { shown: AppraisingShown }) {
  const { appraising: it, reply } = shown
  const facts: [string, React.ReactNode][] = [
    [t('appraisals.field.held_on'), it.held_on],
    ...(it.year === null ? [] : [[t('appraisals.field.year'), String(it.year)] as [string, string]]),
    ...(it.project === null ? [] : [[t('appraisals.field.project'), <PathLink key="project" to={paths.project(it.project)}>{shown.project_title || t('portrait.untitled')}</PathLink>] as [string, React.ReactNode]]),
    ...(it.milestone === null ? [] : [[t('appraisals.field.milestone'), t('appraisals.milestone_planned', { title: shown.milestone_title, day: shown.milestone_planned ?? '' })] as [string, string]]),
    ...(it.grade === null ? [] : [[t('appraisals.field.grade'), <b key="grade">{code('appraisal', it.grade)}</b>] as [string, React.ReactNode]]),
    ...(it.class === null ? [] : [[t('appraisals.field.class'), <b key="class">{code('official_class', it.class)}</b>] as [string, React.ReactNode]]),
    [t('appraisals.opened'), t('appraisals.by_at', { by: shown.opened_by, at: shown.opened_at })],
    ...(shown.final_at === null ? [] : [[t('appraisals.finished'), t('appraisals.by_at', { by: shown.final_by, at: shown.final_at })] as [string, string]]),
  ]
  return (
    <>
      <PageHead title={t('appraisals.of', { name: shown.name, kind: code('appraising_kind', it.kind) })} detail={<><PersonName id={shown.person} name={shown.name} /> {shown.post}</>} />
      <AppraisalPath state={shown.state} replied={reply !== null} />
      <div className="appraisal-body">
        <div className="stack">
          <Facts facts={facts} />
          <Section title={t('appraisals.field.findings')}><p className="pre">{it.findings || t('appraisals.no_findings')}</p></Section>
          {it.follows && <Section title={t('appraisals.field.follows')}><p className="pre">{it.follows}</p></Section>}
          <Section title={t('appraisals.field.entries')} count={shown.grounds.length} note={t('appraisals.kinds_enough', { n: shown.sound_kinds, least: 2 })}>
            <ul className="appraisal-grounds told">{shown.grounds.map((ground) => <AppraisalGround key={ground.entry} ground={ground} person={shown.person} />)}</ul>
          </Section>
          {reply && (
            <Section title={t('appraisals.reply')}>
              <p><b>{t(reply.agrees ? 'appraisals.agrees' : 'appraisals.disagrees')}</b></p>
              {reply.text && <p className="pre">{reply.text}</p>}
              {reply.answer && <><h3>{t('appraisals.answer')}</h3><p className="pre">{reply.answer}</p></>}
            </Section>
          )}
        </div>
        <AppraisalNext shown={shown} />
      </div>
    </>
  )
}
