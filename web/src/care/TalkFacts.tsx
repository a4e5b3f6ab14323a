import type { ReactNode } from 'react'
import type { Talk } from '../api/types'
import { code, t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { Names } from './Names'
import { talkersOf } from './talk'

/** Who, when, how, and who may read it. */
export function TalkFacts({ talk }: { talk: Talk }) {
  const words = talk.talk
  const facts: [string, ReactNode][] = [
    ['talks.field.held_on', talk.held_on],
    ['talks.talkers', <Names key="talkers" names={talkersOf(talk)} />],
    ['talks.field.kind', code('talk_kind', talk.kind)],
    ['talks.field.form', words && code('talk_form', words.form)],
    ['talks.field.place', words?.place],
    ['talks.told_head', words?.told_of_use && t('talks.told_yes')],
    ['talks.fold.readers', t(`talks.tier.${talk.tier}`)],
    ['talks.recorded_by', [talk.recorded_by, showInstant(talk.recorded_at)].filter(Boolean).join(' · ')],
  ]
  return <dl className="side-facts">{facts.filter(([, value]) => value).map(([label, value]) => <div key={label}><dt>{t(label)}</dt><dd>{value}</dd></div>)}</dl>
}
