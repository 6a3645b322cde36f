// The page's own policy forbids whatever it does not need, and is in force:
// what somebody slips in neither runs nor loads.
async () => {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
  if (!/(^|;)\s*default-src 'none'/.test(policy)) return [`the policy is ${JSON.stringify(policy)}`];
  const complaints = [];
  if (/unsafe|https?:|\*|data:|blob:/.test(policy)) complaints.push(`the policy is loose: ${policy}`);

  const refused = new Set();
  document.addEventListener('securitypolicyviolation', event => refused.add(event.effectiveDirective.split('-')[0]));
  const slip = (tag, set) => document.body.append(Object.assign(document.createElement(tag), set));
  slip('script', {textContent: 'window.ran = true'});
  slip('style', {textContent: 'body { --slipped: in }'});
  slip('img', {alt: '', src: 'file:///nothing.png'});
  await new Promise(resolve => setTimeout(resolve, 50));
  if (window.ran) complaints.push('a script that was slipped in has run');
  for (const kind of ['script', 'style', 'img']) if (!refused.has(kind)) complaints.push(`the policy lets a ${kind} in`);
  return complaints;
}
