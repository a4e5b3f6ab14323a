import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useGet } from '../api/hooks'
import { Problem } from '../api/problem'
import type { DeedName, ProblemStory } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { NextStep } from './NextStep'
import { ProblemFacts } from './ProblemFacts'
import { StateMark } from './StateMark'
import { StepLine } from './StepLine'
import { StoryLine } from './StoryLine'
import './problems.css'

const DeedDrawer = lazy(() => import('./DeedDrawer'))

export function ProblemPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: story, error, refetch } = useGet<ProblemStory>(`/problems/${id}`)
  // Whoever passed a problem on may not see it any more; what they did stays on the screen until they leave.
  if (story) return <Told key={story.id} story={story} />
  if (error instanceof Problem && error.status === 404) return <div className="page"><EmptyState title={t('problems.not_here')} hint={t('problems.not_here_hint')} action={t('problems.title')} to={paths.problems()} /></div>
  return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
}

function Told({ story }: { story: ProblemStory }) {
  const [deed, setDeed] = useState<{ deed: DeedName; holds: string | null } | null>(null)
  return (
    <div className="page problems story">
      <div>
        <p className="no-print"><PathLink to={paths.problems()}>{t('problems.title')}</PathLink></p>
        <PageHead title={story.title} detail={<StateMark state={story.state} />} />
      </div>
      {story.state !== 'joined' && <StepLine story={story} />}
      <NextStep story={story} start={(next, holds) => setDeed({ deed: next, holds: holds ?? null })} />
      <div className="problem-body">
        <div className="stack">
          {(story.text || story.wish) && (
            <Section title={t('problems.matter')}>
              {story.text && <p className="pre">{story.text}</p>}
              {story.wish && <p className="pre problem-wish"><span className="quiet small">{t('problems.field.wish')}</span><br />{story.wish}</p>}
            </Section>
          )}
          <Section title={t('problems.story')} count={story.events.length}><StoryLine events={story.events} /></Section>
        </div>
        <ProblemFacts story={story} />
      </div>
      <Suspense fallback={null}>{deed && <DeedDrawer key={deed.deed} story={story} deed={deed.deed} chosen={deed.holds} close={() => setDeed(null)} />}</Suspense>
    </div>
  )
}
