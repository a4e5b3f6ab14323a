import type { ReactNode } from 'react'
import type { ProblemStory } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'

/** Who and when, beside the story. */
export function ProblemFacts({ story }: { story: ProblemStory }) {
  const facts: [string, ReactNode][] = [
    ['problems.field.owner', story.owner === null ? t('problems.no_owner') : <Unit id={story.owner} name={story.owner_name} />],
    ['problems.field.joint', story.joint.join(t('list.comma'))],
    ['problems.coordinator', story.coordinator_name],
    ['problems.field.place', <Unit key="place" id={story.place} name={story.place_name} />],
    ['problems.field.kind', code('problem_kind', story.kind)],
    ['problems.raisers', story.protected ? t('problems.name_unsaid') : story.raisers.join(t('list.comma'))],
    ['problems.field.origin', code('problem_origin', story.origin)],
    ['problems.raised_on', story.raised_on],
    ['problems.closed_on', story.closed_on],
    ['problems.follow_up', story.follow_up],
    ['problems.reopened', story.reopened > 0 && t('problems.times', { n: story.reopened })],
    ['problems.part_of', story.part_of !== null && <PathLink to={paths.problem(story.part_of)}>{t('problems.open_it')}</PathLink>],
  ]
  return <dl className="problem-facts">{facts.filter(([, value]) => value).map(([label, value]) => <div key={label}><dt>{t(label)}</dt><dd>{value}</dd></div>)}</dl>
}

function Unit({ id, name }: { id: number; name: string }) {
  return useMay()('units.read') ? <PathLink to={paths.unit(id)}>{name}</PathLink> : name
}
