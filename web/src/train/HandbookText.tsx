import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { HandbookShown } from '../api/types'
import { type Search, useAddress } from '../shell/address'
import { t } from '../words/catalogue'
import { goToSection } from './HandbookContents'
import { HandbookSection } from './HandbookSection'
import type { Found } from './handbook'

type Props = { page: HandbookShown; sections: Found[]; words: string; away: boolean }

export function HandbookText({ page, sections, words, away }: Props) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [search] = useAddress<Search & { at?: string }>()
  useEffect(() => {
    if (search.at !== undefined) goToSection(Number(search.at))
    // Only when the page is opened; later jumps are made where they are asked for.
  }, [page.id])
  const read = async (at: number, asked: boolean) => {
    try {
      await send('POST', `/training/handbooks/${page.id}/sections/${at}/read`)
      await refresh(queries, ['/training/handbooks'])
    } catch (error) {
      if (asked) void message.error(sentenceOf(error))
    }
  }
  return (
    <div className="handbook-text">
      {sections.length === 0 && <p className="note">{t('handbooks.none_found')}</p>}
      {sections.map((section) => <HandbookSection key={section.at} of={section} words={words} organises={page.may_write} {...(away ? {} : { read: (asked: boolean) => read(section.at, asked) })} />)}
    </div>
  )
}
