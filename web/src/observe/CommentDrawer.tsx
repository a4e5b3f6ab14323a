import { Button, Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { Card, CollectedComment } from '../api/types'
import { dictated } from '../care/fields'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PathLink } from '../kinds/PathLink'
import { PersonPicker } from '../kinds/PersonPicker'
import { useDraft } from '../kinds/useDraft'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { CommentGiver, nobody } from './CommentGiver'
import { CommentHow } from './CommentHow'

export type Typed = { person: number | null; name: string; group: string | null; channel: string | null; front_line: string | null; given_on: string | null; text: string }
type Saved = { entry: number; person: number; name: string }

/** One comment after another: what the last one came by stays chosen. The giver is kept in no draft. */
export function CommentDrawer({ person, close }: { person: number | null; close: () => void }) {
  const { today } = useSession()
  const [empty] = useState<Typed>(() => ({ person, name: '', group: null, channel: null, front_line: null, given_on: today, text: '' }))
  const draft = useDraft<Typed>('comment', person ?? 'new', true, empty)
  const { value, change } = draft
  const [giver, setGiver] = useState(nobody)
  const [wrong, setWrong] = useState(false)
  const [key, setKey] = useState(newKey)
  const [saved, setSaved] = useState<Saved | null>(null)
  const stays = useRef(false)
  const queries = useQueryClient()
  const card = useGet<Card>(value.person !== null && !value.name ? `/people/${value.person}/card` : null)
  const name = value.name || card.data?.name || ''
  const act = async () => {
    const { id } = await send<{ id: number }>('POST', `/people/${value.person}/comments`, bodyOf(value, giver), { once: key })
    setSaved({ entry: id, person: value.person ?? 0, name })
    await draft.drop()
    // The next one most often came the same way on the same day, about somebody else.
    const { group, channel, given_on } = value
    change({ ...empty, person: null, group, channel, given_on })
    setGiver(nobody)
    setKey(newKey())
    stays.current = true
    void refresh(queries, ['/comments', `/people/${value.person}/evidence`])
  }
  const finish = () => {
    // What only stayed chosen for the next one is no draft.
    if (saved && !value.text.trim()) void draft.drop()
    close()
  }
  const shut = () => {
    if (!stays.current) return finish()
    stays.current = false
  }
  const lacks = value.person === null ? 'person' : !value.group ? 'group' : !value.channel ? 'channel' : value.given_on === null ? 'given_on' : !value.text.trim() ? 'text' : undefined
  return (
    <FormDrawer open title={t('comments.record')} close={shut} submit={t('comments.submit')} effect={t('comments.effect')} act={act} refuse={wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`comments.field.${lacks}`) })}
      extra={draft.saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(draft.saved) })}</span>}>
      {(problem) => (
        <>
          {saved && (
            <div className="note comment-saved" role="status">
              <span>{t('comments.saved', { name: saved.name })} <PathLink to={paths.entry(saved.person, saved.entry)}>{t('comments.to_entry')}</PathLink></span>
              <Button size="small" onClick={finish}>{t('comments.enough')}</Button>
            </div>
          )}
          <Asked label={t('comments.field.person')} name="person" problem={problem}><PersonPicker key={key} autoFocus={saved !== null} value={value.person} name={name} onChange={(id, found) => change({ person: id, name: found ?? '' })} /></Asked>
          <CommentHow value={value} change={change} problem={problem} setWrong={setWrong} />
          <Asked label={t('comments.field.text')} name="text" problem={problem}><Input.TextArea {...dictated} rows={4} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} /></Asked>
          <CommentGiver value={giver} change={setGiver} />
        </>
      )}
    </FormDrawer>
  )
}

function bodyOf({ group, channel, front_line, given_on, text }: Typed, { name, reached_by }: typeof nobody): CollectedComment {
  const comment = { group: group ?? '', channel: channel ?? '', front_line, given_on: given_on ?? '', text: text.trim() }
  return name.trim() ? { comment, giver: { name: name.trim(), reached_by: reached_by.trim() } } : { comment }
}
