import type { TalkWords } from '../api/types'
import { Section } from '../kinds/Section'
import { code, t } from '../words/catalogue'
import { looks, topics } from './codes'
import { Reading } from './Reading'

/** The talk as it was told: what was not said takes no room. */
export function TalkWordsTold({ words }: { words: TalkWords }) {
  const told = topics.filter((topic) => words.topics[topic])
  const seen = looks.filter((look) => words.looks[look])
  return (
    <>
      {words.summary && <Section title={t('talks.field.summary')}><p className="pre told-words">{words.summary}</p></Section>}
      {told.length > 0 && (
        <Section title={t('talks.fold.topics')}>
          <dl className="told-list">{told.map((topic) => <div key={topic}><dt>{code('talk_topic', topic)}</dt><dd className="pre">{words.topics[topic]}</dd></div>)}</dl>
        </Section>
      )}
      {seen.length > 0 && (
        <Section title={t('talks.fold.looks')} note={t('talks.looks_hint')}>
          <dl className="told-list">{seen.map((look) => <div key={look}><dt>{code('talk_look', look)}</dt><dd><Reading of={words.looks[look] ?? ''} /></dd></div>)}</dl>
        </Section>
      )}
      {words.suggestions && <Section title={t('talks.field.suggestions')}><p className="pre">{words.suggestions}</p></Section>}
      {words.left_open.length > 0 && <Section title={t('talks.field.left_open')}><ul className="points">{words.left_open.map((point) => <li key={point}>{point}</li>)}</ul></Section>}
    </>
  )
}
