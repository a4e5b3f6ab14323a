import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Milestone, ProjectPage } from '../api/types'
import { Section } from '../kinds/Section'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { type Deed, MilestoneDrawer } from './MilestoneDrawer'
import { MilestoneMark } from './MilestoneMark'
import { movesOf, spanOf, ticksOf } from './milestones'
import { Track, TrackHead } from './Track'

/** What is to be reached when: planned first, planned now, reached. */
export function Milestones({ page }: { page: ProjectPage }) {
  const { today } = useSession()
  const [deed, setDeed] = useState<Deed | null>(null)
  const { milestones, project, may_write: may } = page
  const span = spanOf(project, milestones, today)
  const ticks = ticksOf(span)
  return (
    <Section id="milestones" title={t('projects.milestones')} count={milestones.length} note={milestones.length > 0 ? t('projects.milestones_note') : undefined}
      tools={may && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => setDeed({ deed: 'add' })}>{t('projects.milestone_add')}</Button>}>
      {milestones.length === 0 && <p className="quiet">{t(may ? 'projects.milestones_none' : 'projects.no_milestones')}</p>}
      {milestones.length > 0 && (
        <ol className="milestones">
          <li className="milestone-head" aria-hidden><span /><TrackHead span={span} ticks={ticks} today={today} /></li>
          {milestones.map((one) => (
            <li key={one.id} className={one.state}>
              <Words of={one} />
              <Track of={one} span={span} ticks={ticks} today={today} />
              {may && one.actual === null && (
                <span className="row-tools no-print">
                  <button type="button" className="link" onClick={() => setDeed({ deed: 'reach', milestone: one })}>{t('projects.reach')}</button>
                  <button type="button" className="link" onClick={() => setDeed({ deed: 'move', milestone: one })}>{t('projects.move')}</button>
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {deed && <MilestoneDrawer page={page} deed={deed} close={() => setDeed(null)} />}
    </Section>
  )
}

function Words({ of }: { of: Milestone }) {
  const days = [of.first_planned !== of.planned && t('projects.day.first', { day: of.first_planned }), t('projects.day.planned', { day: of.planned }), of.actual && t('projects.day.actual', { day: of.actual })]
  return (
    <div className="milestone-words">
      <p><strong>{of.title}</strong> <MilestoneMark state={of.state} /></p>
      <p className="quiet small day">{days.filter(Boolean).join(' · ')}</p>
      {of.moved.length > 0 && (
        <ul className="milestone-moves small">
          {movesOf(of).map((move, at) => <li key={at}>{t('projects.moved', { on: move.on, from: move.from, to: move.to, why: move.why })}</li>)}
        </ul>
      )}
    </div>
  )
}
