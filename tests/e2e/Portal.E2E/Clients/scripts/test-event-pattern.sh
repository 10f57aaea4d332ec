# TestEventPattern says yes, no, and why a pattern is refused.
event='{"id":"1","detail-type":"t","source":"s","account":"123456789012","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{"path":"images/cat.png"}}'
[ "$(aws events test-event-pattern --event "$event" --event-pattern '{"detail":{"path":[{"wildcard":"images/*.png"}]}}' --query Result)" = true ]
[ "$(aws events test-event-pattern --event "$event" --event-pattern '{"detail":{"path":[{"anything-but":{"suffix":".png"}}]}}' --query Result)" = false ]
if aws events test-event-pattern --event "$event" --event-pattern '{"detail":{"path":[{"wildcard":"a**b"}]}}' 2> /tmp/observatory-pattern-error; then exit 1; fi
grep -q InvalidEventPatternException /tmp/observatory-pattern-error
