value = nil
value.upcase
