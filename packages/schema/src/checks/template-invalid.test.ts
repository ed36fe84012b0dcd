import { describeCheck } from '../testing/describe-check.ts';
import { around, mail } from '../testing/nodes.ts';
import { templateInvalid } from './template-invalid.ts';

const text = (subject: string): ReturnType<typeof around> => around(mail('end', { subject }));
const found = (subject: string, fault: string, shown: string) => ({
  journey: text(subject),
  is: [{ pointer: '/nodes/node/input/subject', params: { fault, text: shown } }],
});

describeCheck(templateInvalid, {
  valid: {
    'no template': text('100 % { } %} }}'),
    'all that there is': text(
      "{%- assign n = contact.plan | default: 'x' -%}{% case n %}{% when 'a' or 'b' %}{{ n | upcase }}{% else %}-{% endcase %}{% # note %}" +
        '{% for i in (1..3) %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% else %}{% break %}{% endfor %}{% unless n %}{% endunless %}',
    ),
    'braces in quotes, and what is not read': text("{{ '}}' }}{% raw %}{{ x | y }{% endraw %}{% comment %}{% nothing %}{% endcomment %}"),
  },
  invalid: {
    'braces that are not closed': found('Hello {{ contact.plan', 'unclosed', 'contact.plan'),
    'a tag that texts do not have': found("{% include 'x' %}", 'tag', 'include'),
    'a filter that texts do not have': found('{{ contact.plan | sha256 }}', 'filter', 'sha256'),
    'a block without its end': found('{% if contact.plan %}Hello', 'block', 'if'),
    'an end without its block': found('{% endif %}', 'tag', 'endif'),
    'an end of another block': found('{% for x in entry.items %}{% endif %}{% endfor %}', 'tag', 'endif'),
  },
});
