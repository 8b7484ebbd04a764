/** What a screen reader needs is bound on the elements of the mini faces, in the words of each host. */
import plugin from '../../../config/plugins/accessible.cjs'

const template = (element: string, attributes: string) =>
  `<template name="tmpl_0_1">\n  <${element} ${attributes} id="{{i.uid||i.sid}}" data-sid="{{i.sid}}">\n  </${element}>\n</template>`

test('a button carries its role, its label and its states; the role is called otherwise on WeChat', () => {
  const button = template('button', 'size="{{i.p1}}" bindtap="eh"')
  const weapp = plugin.addAttributes(button, 'weapp')
  expect(weapp).toContain('<button aria-role="{{i.role}}" aria-label="{{i.ariaLabel}}"')
  expect(weapp).toContain('aria-expanded="{{i.ariaExpanded}}"')
  expect(weapp).toContain('size="{{i.p1}}" bindtap="eh" id=')
  expect(plugin.addAttributes(button, 'dd')).toContain('<button role="{{i.role}}"')
})

test('views that are drawn without attributes stay as small as they are', () => {
  const pure = template('view', 'style="{{i.st}}" class="{{i.cl}}"')
  expect(plugin.addAttributes(pure, 'weapp')).toBe(pure)
  expect(plugin.addAttributes(template('view', 'hover-class="none" style="{{i.st}}"'), 'dd')).toContain(
    'aria-live="{{i.ariaLive}}"',
  )
})

test('every variant of an input is reached, and nothing else', () => {
  const both = `${template('input', 'value="{{i.p2}}"')}\n${template('input', 'focus="{{i.focus}}"')}`
  expect(plugin.addAttributes(both, 'weapp').match(/aria-invalid=/g)).toHaveLength(2)
  const block = '<template name="tmpl_0_9">\n  <block>{{i.v}}</block>\n</template>'
  expect(plugin.addAttributes(block, 'weapp')).toBe(block)
})
