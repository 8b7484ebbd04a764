// A plugin of Taro's build: what a screen reader needs (role, aria-*) reaches the mini-programs' elements. Taro carries these values in
// the data of every node, but its templates bind none of them.
// Sources: developers.weixin.qq.com, aria-component (the role is called aria-role there); opendocs.alipay.com, 无障碍访问 (role).

/** What an element may carry. Written once per template and level: a short list keeps the package small. */
const spoken = ['label', 'hidden', 'live']
const stated = [...spoken, 'checked', 'disabled', 'expanded', 'pressed', 'selected', 'busy', 'invalid', 'describedby']
const carried = {
  view: spoken,
  text: ['label', 'hidden'],
  image: ['label', 'hidden'],
  button: stated,
  input: stated,
  textarea: stated,
}
const roled = ['view', 'button', 'image']

const camel = (name) => `aria${name[0].toUpperCase()}${name.slice(1)}`

/** The attributes of an element, in the words of the face. */
function attributesOf(tag, face) {
  const role = roled.includes(tag) ? [`${face === 'weapp' ? 'aria-role' : 'role'}="{{i.role}}"`] : []
  return [...role, ...carried[tag].map((name) => `aria-${name}="{{i.${camel(name)}}}"`)].join(' ')
}

/**
 * A template with the attributes added to its element. Views without any attribute of their own (Taro's pure-view and click-view) stay
 * as they are: a node with a role or a label is never drawn by them.
 */
function addAttributes(template, face) {
  return template.replace(/(<(\w+)) (?=[^>]*\bid="\{\{i\.uid\|\|i\.sid\}\}")([^\n]*)/g, (whole, open, tag, rest) => {
    if (!(tag in carried) || (tag === 'view' && !rest.includes('hover-class'))) return whole
    return `${open} ${attributesOf(tag, face)} ${rest}`
  })
}

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ template, platform }) {
      // The browser's face has no templates: there the elements are real.
      if (!template) return
      const before = template.modifyTemplateResult
      template.modifyTemplateResult = function (result, ...about) {
        const made = typeof before === 'function' ? before.call(this, result, ...about) : result
        return addAttributes(made, platform)
      }
    },
  })
}
module.exports.addAttributes = addAttributes
